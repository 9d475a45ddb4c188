package org.postern.qmail.stats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added up of which line, and how much memory that may take. */
class StatisticsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final String VIRUS =
      "scanned id=1 from=<> to=ann@example.org client=- relay=no user=- size=100"
          + " outcome=quarantine findings=virus/block:clamd:Win.X:1@2!a,policy/note:policy:r@2"
          + " subject=\"a outcome=deliver\" msgid=- ms=9 direction=inbound engines=clamd/12";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-22T08:00:00.250Z                              | 2026-11-22T08:00:00.250Z
          2026-11-22T09:00:00.250999+01:00 mx postern[7]:       | 2026-11-22T08:00:00.250999Z
          <22>1 2026-11-22T08:00:00.250Z mx postern 7 - -       | 2026-11-22T08:00:00.250Z
          <22>Nov 22 08:00:00 postern[7]:                       | 2026-11-22T08:00:00Z
          Nov 22 08:00:00 mx postern[7]:                        | 2026-11-22T08:00:00Z
          Dec  2 08:00:00 mx postern[7]:                        | 2025-12-02T08:00:00Z
          @400000006aaffaa20eb2fcd4 INFO                        | 2026-09-20T15:09:02Z
          """)
  void time_of_a_report_in_a_log(String before, String time) {
    assertThat(read(before + " " + VIRUS).map(Entry::time)).isPresent();
    if (!before.startsWith("@")) {
      assertThat(read(before + " " + VIRUS).map(Entry::time)).contains(Instant.parse(time));
    }
  }

  @Test
  void a_line_of_pairs() {
    assertThat(read("2026-11-22T08:00:00Z " + VIRUS))
        .contains(
            new Entry(
                Instant.parse("2026-11-22T08:00:00Z"),
                "1",
                "inbound",
                "quarantine",
                100,
                List.of(
                    new Entry.Hit("virus", "block", "clamd", "Win.X:1"),
                    new Entry.Hit("policy", "note", "policy", "r")),
                Map.of("clamd", 12L)));
  }

  @Test
  void a_line_of_json_behind_whatever_a_syslog_puts_before_it() {
    String json =
        "{\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"1\",\"size\":100,\"outcome\":\"tag\","
            + "\"findings\":[\"spam/tag:rspamd:score@message\"],\"direction\":\"outbound\","
            + "\"engines\":[\"rspamd/7\"]}";
    assertThat(read("Nov 22 08:00:00 mx postern[7]: " + json))
        .hasValueSatisfying(
            entry -> {
              assertThat(entry.kind()).isEqualTo("spam");
              assertThat(entry.direction()).isEqualTo("outbound");
              assertThat(entry.engines()).containsEntry("rspamd", 7L);
            });
    assertThat(read(json.substring(0, 80))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Clear:RC:0(192.0.2.7):SA:0(1.2/5.0):  | inbound  | deliver    | clean
          Clear:RC:1(192.0.2.7):                | outbound | deliver    | clean
          CLAMDSCAN:Win.X:RC:0(192.0.2.7):      | inbound  | quarantine | virus
          Policy:no_exe:RC:0(-):                | inbound  | quarantine | policy
          SPAM:score:RC:0(-):                   | inbound  | quarantine | spam
          """)
  void records_of_qmail_scanner(String status, String direction, String outcome, String kind) {
    String rest = "0.314159 2345 a@example.org b@example.net Hello_world <x@y> orig.txt:120";
    String file = "Sun, 22 Nov 2026 08:00:00 +0000 " + status + " " + rest;
    for (String line :
        new String[] {
          "Nov 22 08:00:00 mx qmail-scanner[4711]: " + status + " " + rest,
          "2026-11-22T08:00:00.000Z " + status + " " + rest,
          file.replace(" " + status + " ", "\t" + status + "\t").replace(rest, tabs(rest))
        }) {
      assertThat(read(line))
          .as(line)
          .hasValueSatisfying(
              entry -> {
                assertThat(entry.time()).isEqualTo("2026-11-22T08:00:00Z");
                assertThat(entry.direction()).isEqualTo(direction);
                assertThat(entry.outcome()).isEqualTo(outcome);
                assertThat(entry.kind()).isEqualTo(kind);
                assertThat(entry.size()).isEqualTo(2345);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "scanned id=1",
        "2026-11-22T08:00:00Z scanned id=",
        "{\"time\":\"",
        ":RC:",
        "a:RC:b\t\t\t\t\t\t\t\t\t",
        "<22>1 scanned id=1 outcome=deliver",
        "@ scanned id=1 outcome=deliver",
        "2026-13-45T08:00:00Z scanned id=1 outcome=deliver"
      })
  void any_other_line_is_passed_over(String line) {
    assertThat(read(line)).isEmpty();
  }

  @Test
  void the_last_report_of_a_mail_holds() throws IOException {
    Statistics stats =
        statistics(
            "2026-11-22T08:00:00Z "
                + VIRUS
                + "\n2026-11-22T08:00:01Z "
                + VIRUS.replace("outcome=quarantine", "outcome=defer"));
    assertThat(stats.messages()).isEqualTo(1);
    assertThat(stats.outcomes()).isEqualTo(Map.of("defer", 1L));
  }

  @Test
  void what_is_too_old_does_not_count() throws IOException {
    assertThat(statistics("2025-11-22T08:00:00Z " + VIRUS).messages()).isZero();
  }

  @Test
  void a_million_reports_of_ten_years_take_no_more_memory_than_a_few() throws IOException {
    Statistics stats = new Statistics(Instant.EPOCH, ZoneOffset.UTC, NOW);
    stats.read(new MadeUpLog(1_000_000));
    stats.finish();
    assertThat(stats.messages()).isEqualTo(1_000_000);
    assertThat(stats.viruses().names()).isEqualTo(Top.MOST);
    assertThat(stats.viruses().others()).isEqualTo(1_000_000 - Top.MOST);
    Timeline.Slots slots = stats.timeline().slots(List.copyOf(stats.directions().keySet()), 180);
    assertThat(slots.size()).isBetween(50, 181);
    assertThat(slots.values().values().stream().flatMapToLong(Arrays::stream).sum())
        .isEqualTo(1_000_000);
  }

  @Test
  void half_and_ninety_nine_of_a_hundred_are_known_to_within_a_tenth() {
    Histogram times = new Histogram();
    for (int i = 1; i <= 1000; i++) {
      times.add(i);
    }
    assertThat(times.quantile(0.5)).isBetween(500L, 550L);
    assertThat(times.quantile(0.99)).isBetween(990L, 1000L);
    assertThat(times.longest()).isEqualTo(1000);
  }

  @Test
  void a_page_is_whole_and_nothing_from_the_log_is_markup_in_it() throws IOException {
    String hostile = VIRUS.replace("Win.X:1", "<script>alert(1)</script>&\"'");
    String page = StatsHtml.of(statistics("2026-11-22T08:00:00Z " + hostile), ZoneOffset.UTC);
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("<svg ")
        .doesNotContain("<script")
        .doesNotContain("http")
        .endsWith("</body></html>\n");
    assertThat(StatsText.of(statistics("2026-11-22T08:00:00Z " + VIRUS), ZoneOffset.UTC))
        .startsWith("1 messages, 100 B, from 2026-11-22 08:00 to 2026-11-22 08:00\n")
        .contains("           1  Win.X:1\n");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4500, 1000", "1130, 500", "60, 20", "99, 20", "101, 50"})
  void lines_of_an_axis_are_at_round_numbers(long most, long step) {
    assertThat(Axis.step(most)).isEqualTo(step);
  }

  @Test
  void times_of_an_axis_begin_with_the_day() {
    assertThat(
            Axis.times(
                Instant.parse("2026-11-15T18:00:00Z"),
                Instant.parse("2026-11-22T18:00:00Z"),
                ZoneOffset.UTC))
        .hasSize(7)
        .startsWith(Instant.parse("2026-11-16T00:00:00Z"));
    assertThat(Axis.apart(Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(5));
  }

  private static String tabs(String rest) {
    return rest.replace(' ', '\t').replace("Hello_world", "Hello world");
  }

  private static Optional<Entry> read(String line) {
    return new EntryReader(new LogTime(ZoneOffset.UTC, NOW)).read(line);
  }

  private static Statistics statistics(String log) throws IOException {
    Statistics stats = new Statistics(NOW.minus(Duration.ofDays(7)), ZoneOffset.UTC, NOW);
    stats.read(new ByteArrayInputStream(log.getBytes(UTF_8)));
    stats.finish();
    return stats;
  }

  /** A log of ten years that is never in memory. */
  private static final class MadeUpLog extends InputStream {
    private final int reports;
    private int next;
    private InputStream line = InputStream.nullInputStream();

    MadeUpLog(int reports) {
      this.reports = reports;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("slow");
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = line.read(bytes, from, length);
      if (n >= 0 || next == reports) {
        return n;
      }
      Instant time = Instant.parse("2016-11-22T08:00:00Z").plusSeconds(315L * next);
      String text = VIRUS.replace("id=1", "id=" + next).replace("Win.X:1", "Win.X" + next);
      next++;
      line = new ByteArrayInputStream((time + " " + text + "\n").getBytes(UTF_8));
      return line.read(bytes, from, length);
    }
  }
}
