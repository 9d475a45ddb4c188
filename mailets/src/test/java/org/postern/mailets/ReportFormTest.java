package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.attributes.Client;
import org.postern.attributes.Outcome;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.mailets.Reported.Attached;
import org.postern.syslog.SyslogForm;

/** The forms of a report: what each looks like, and that no value breaks out of any. */
class ReportFormTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.250999Z");
  private static final Finding VIRUS =
      new Finding(Kind.VIRUS, Effect.BLOCK, "clamd", "Win.Test-1", "2!x.zip!a", "");

  @Test
  void json() {
    assertThat(ReportForm.JSON.lines(reported(Outcome.QUARANTINE, VIRUS)))
        .containsExactly(
            "{\"time\":\"2026-11-22T08:00:00.250Z\",\"id\":\"4fa1c0\",\"from\":\"<joe@example.net>\","
                + "\"to\":[\"ann@example.org\",\"bob@example.org\"],\"client\":\"192.0.2.7\","
                + "\"relay\":false,\"user\":null,\"size\":2345,\"outcome\":\"quarantine\","
                + "\"findings\":[\"virus/block:clamd:Win.Test-1@2!x.zip!a\"],"
                + "\"subject\":\"Hello, \\\"Ann\\\"\",\"msgid\":\"<1@example.net>\",\"ms\":314,\"score\":\"7.3/5.0\","
                + "\"direction\":\"inbound\",\"engines\":[\"clamd/7\"]}");
  }

  @Test
  void qmail_scanners_syslog_has_a_record_for_each_recipient() {
    assertThat(
            ReportForm.QMAIL_SCANNER_SYSLOG.records(reported(Outcome.DELIVER), ReportBounds.FULL))
        .containsExactly(
            "Clear:RC:0(192.0.2.7):SA:0(7.3/5.0): 0.314000 2345 joe@example.net ann@example.org"
                + " Hello,_\"Ann\" <1@example.net> my_file.txt:120 pic.gif:800",
            "Clear:RC:0(192.0.2.7):SA:0(7.3/5.0): 0.314000 2345 joe@example.net bob@example.org"
                + " Hello,_\"Ann\" <1@example.net> my_file.txt:120 pic.gif:800");
  }

  @Test
  void qmail_scanners_file_has_a_record_for_each_recipient() {
    assertThat(ReportForm.QMAIL_SCANNER_FILE.lines(reported(Outcome.QUARANTINE, VIRUS)))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "Sun, 22 Nov 2026 \\d\\d:\\d\\d:00 [+-]\\d{4}\tCLAMDSCAN:Win.Test-1:RC:0"
                            + "\\(192.0.2.7\\):SA:0\\(7.3/5.0\\):\t0.314000\t2345\tjoe@example.net\t(ann|bob)@example"
                            + ".org\tHello, \"Ann\"\t<1@example.net>\tmy_file.txt:120\tpic.gif:800"));
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3} {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DELIVER    | POLICY    | NOTE  | policy  | a:b       | Clear:RC:
          TAG        | SPAM      | TAG   | rspamd  | score     | Clear:RC:
          QUARANTINE | VIRUS     | BLOCK | builtin | Test      | BUILTIN:Test:RC:
          QUARANTINE | VIRUS     | BLOCK | clamd2  | Test      | CLAMDSCAN:Test:RC:
          REJECT     | POLICY    | BLOCK | policy  | no exe    | Policy:no_exe:RC:
          STRIP      | FORMAT    | STRIP | format  | a:b       | Policy:a_b:RC:
          QUARANTINE | SPAM      | BLOCK | rspamd  | score     | SPAM:score:RC:
          DEFER      | UNSCANNED | DEFER | clamd   | timeout   | Unscanned:timeout:RC:
          DISCARD    | POLICY    | NOTE  | policy  | r         | Policy:discard:RC:
          """)
  void status_for_qmail_scanners_readers(
      Outcome outcome, Kind kind, Effect effect, String source, String name, String status) {
    Reported reported = reported(outcome, new Finding(kind, effect, source, name, "2", ""));
    assertThat(ReportForm.QMAIL_SCANNER_SYSLOG.records(reported, ReportBounds.FULL).get(0))
        .startsWith(status + "0(192.0.2.7):SA:");
  }

  static Stream<Arguments> hostile() {
    return Stream.of(ReportForm.values())
        .flatMap(
            form ->
                Stream.of(
                        "x\r\ny",
                        "x\ny",
                        "x\ry",
                        "x\u0000y",
                        "x\u0085y",
                        "x\u2028y\u2029",
                        "x\u001b[2Jy",
                        "x\u009b2Jy",
                        "x\u202ey\u2066",
                        "x\ty",
                        "x\u00a0y",
                        "x\ud800y",
                        "x\" outcome=deliver y=\"",
                        "x\",\"outcome\":\"deliver",
                        "x\\",
                        "x\\\",\"a\":\"",
                        "x',y")
                    .map(value -> Arguments.of(form, value)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void no_value_makes_another_line_or_another_value(ReportForm form, String hostile)
      throws Exception {
    Reported reported =
        new Reported(
            new Account(
                hostile,
                hostile,
                List.of(hostile),
                new Client(Optional.of(hostile), Optional.empty(), false, Optional.of(hostile)),
                List.of(),
                List.of(new Finding(Kind.POLICY, Effect.BLOCK, hostile, hostile, hostile, hostile)),
                Optional.of("7.3/5.0"),
                NOW,
                Optional.of(314L)),
            Outcome.QUARANTINE,
            2345,
            new SeenFields(hostile, hostile),
            "inbound",
            Map.of(hostile, 7L),
            List.of(new Attached(hostile, 1)));
    List<String> lines = form.lines(reported);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).codePoints())
        .noneMatch(c -> Character.isISOControl(c) && c != '\t')
        .noneMatch(c -> c == 0x2028 || c == 0x2029 || c == 0x202e || c == 0x2066 || c == 0xa0)
        .noneMatch(c -> c >= 0xd800 && c < 0xe000);
    assertThat(values(form, lines.get(0))).isEqualTo(values(form, form.lines(harmless()).get(0)));
  }

  @ParameterizedTest
  @EnumSource
  void a_report_fits_into_a_syslog_record_in_any_script(ReportForm form) {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add("漢".repeat(300));
    }
    Reported reported =
        new Reported(
            new Account(
                "漢".repeat(300),
                "漢".repeat(300),
                many,
                new Client(Optional.empty(), Optional.empty(), false, Optional.empty()),
                List.of(),
                many.stream()
                    .map(n -> new Finding(Kind.POLICY, Effect.BLOCK, "policy", n, n, n))
                    .toList(),
                Optional.of("7.3/5.0"),
                NOW,
                Optional.empty()),
            Outcome.QUARANTINE,
            2345,
            new SeenFields("漢".repeat(300), "漢".repeat(300)),
            "inbound",
            Map.of(),
            List.of());
    int most = SyslogForm.LONGEST - SyslogForm.LONGEST_HEAD;
    assertThat(form.records(reported, ReportBounds.TIGHT))
        .allSatisfy(record -> assertThat(record.getBytes(UTF_8).length).isLessThan(most));
  }

  /** How many values a simple program sees, or which keys where there are some. */
  private static Object values(ReportForm form, String line) throws Exception {
    return switch (form) {
      case LINE -> line.replaceAll("\"[^\"]*\"", "v").replaceAll("=[^ ]*", "=");
      case JSON -> {
        JsonNode root = new ObjectMapper().readTree(line);
        List<String> keys = new ArrayList<>();
        root.fieldNames().forEachRemaining(keys::add);
        yield keys + " " + root.path("outcome");
      }
      case QMAIL_SCANNER_SYSLOG -> line.split(" ", -1).length;
      case QMAIL_SCANNER_FILE -> line.split("\t", -1).length;
    };
  }

  private static Reported harmless() {
    return new Reported(
        new Account(
            "x",
            "x",
            List.of("x"),
            new Client(Optional.of("x"), Optional.empty(), false, Optional.of("x")),
            List.of(),
            List.of(new Finding(Kind.POLICY, Effect.BLOCK, "x", "x", "x", "x")),
            Optional.of("7.3/5.0"),
            NOW,
            Optional.of(314L)),
        Outcome.QUARANTINE,
        2345,
        new SeenFields("x", "x"),
        "inbound",
        Map.of("x", 7L),
        List.of(new Attached("x", 1)));
  }

  private static Reported reported(Outcome outcome, Finding... findings) {
    return new Reported(
        new Account(
            "4fa1c0",
            "joe@example.net",
            List.of("ann@example.org", "bob@example.org"),
            new Client(Optional.of("192.0.2.7"), Optional.of("mx"), false, Optional.empty()),
            List.of(),
            List.of(findings),
            Optional.of("7.3/5.0"),
            NOW,
            Optional.of(314L)),
        outcome,
        2345,
        new SeenFields("Hello, \"Ann\"", "<1@example.net>"),
        "inbound",
        Map.of("clamd", 7L),
        List.of(new Attached("my file.txt", 120), new Attached("pic.gif", 800)));
  }
}
