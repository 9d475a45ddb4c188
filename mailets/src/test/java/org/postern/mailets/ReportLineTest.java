package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.Client;
import org.postern.attributes.Outcome;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.content.Content;

/** The report line: its form, and that no value can forge another line or pair. */
class ReportLineTest {
  private static final List<String> KEYS =
      List.of(
          "id",
          "from",
          "to",
          "client",
          "relay",
          "user",
          "size",
          "outcome",
          "findings",
          "subject",
          "msgid",
          "ms",
          "score",
          "direction",
          "engines");

  @Test
  void it_reads_like_this() {
    Account account =
        new Account(
            "4fa1c0",
            "joe@example.net",
            List.of("ann@example.org", "bob@example.org"),
            new Client(Optional.of("192.0.2.7"), Optional.of("mx"), true, Optional.of("joe")),
            List.of(),
            List.of(new Finding(Kind.VIRUS, Effect.BLOCK, "clamd", "Test.File", "2!x.zip!a", "")),
            Optional.of("7.3/5.0"),
            Instant.EPOCH,
            Optional.of(12L));
    assertThat(line(account, new SeenFields("Hello, Ann", "<1@example.net>")))
        .isEqualTo(
            "scanned id=4fa1c0 from=<joe@example.net> to=ann@example.org,bob@example.org"
                + " client=192.0.2.7 relay=yes user=joe size=2345 outcome=quarantine"
                + " findings=virus/block:clamd:Test.File@2!x.zip!a subject=\"Hello, Ann\""
                + " msgid=<1@example.net> ms=12 score=7.3/5.0 direction=inbound engines=clamd/7");
  }

  @Test
  void what_is_not_known_is_a_hyphen_and_the_empty_sender_is_empty() {
    assertThat(line(hostile(""), new SeenFields("", "")))
        .isEqualTo(
            "scanned id=\"\" from=<> to=- client=- relay=no user=- size=2345 outcome=quarantine"
                + " findings=- subject=- msgid=- ms=- score=- direction=inbound engines=clamd/7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nscanned id=y outcome=deliver",
        "x\nscanned",
        "x\rscanned",
        "x\u0000y",
        "x\u2028scanned\u2029",
        "x\u0085y",
        "x\u001b[2Jy",
        "x\u202e\u2066y",
        "x outcome=deliver y",
        "x\" outcome=deliver y=\"",
        "x\\\" outcome=deliver",
        "x' outcome=deliver",
        "x\u00a0outcome=deliver",
        "x\tscanned",
        "x\ud800y"
      })
  void no_value_forges_a_line_or_a_pair(String hostile) {
    Account account =
        new Account(
            hostile,
            hostile,
            List.of(hostile, hostile),
            new Client(Optional.of(hostile), Optional.of(hostile), false, Optional.of(hostile)),
            List.of(hostile),
            List.of(new Finding(Kind.POLICY, Effect.BLOCK, hostile, hostile, hostile, hostile)),
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty());
    String line = line(account, new SeenFields(hostile, hostile));
    assertThat(line.codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> c == 0x2028 || c == 0x2029 || c == 0x202e || c == 0x2066 || c == 0xa0);
    assertThat(keys(line)).isEqualTo(KEYS);
  }

  @Test
  void a_comma_in_an_item_does_not_make_another_item() {
    Account account =
        new Account(
            "1",
            "",
            List.of("\"a,b\"@example.org"),
            hostile("").client(),
            List.of(),
            List.of(
                new Finding(
                    Kind.POLICY, Effect.NOTE, "policy", "r", "2!a,virus/block:clamd:x@1", "")),
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty());
    assertThat(line(account, new SeenFields("", "")))
        .contains(" to=\"'a?b'@example.org\" ")
        .contains(" findings=policy/note:policy:r@2!a?virus/block:clamd:x@1 ");
  }

  @Test
  void long_lists_and_values_are_cut_and_say_so() {
    List<String> many = IntStream.range(0, 1000).mapToObj(i -> "r" + i + "@example.org").toList();
    Account account =
        new Account(
            "1",
            "x".repeat(5000),
            many,
            hostile("").client(),
            List.of(),
            List.of(),
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty());
    assertThat(line(account, new SeenFields("s".repeat(5000), "")))
        .contains(",r19@example.org,+980 ")
        .contains("sss... msgid")
        .hasSizeLessThan(3000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Subject: Hello                          | Hello
          SUBJECT:Hello                           | Hello
          Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=    | Grüße
          Subject: =?nosuch?q?x?=                 | =?nosuch?q?x?=
          Subject: a\u00ffb                       | aÿb
          a: 1~Subject: one~Subject: two          | one
          Subject: one~ two~a: 1                  | one two
          a: 1~~Subject: in the body              | ''
          Subject                                 | ''
          """)
  void subject_of(String header, String subject) throws IOException {
    byte[] message = header.replace("~", "\n").getBytes(ISO_8859_1);
    assertThat(SeenFields.of(Content.of(message)).subject()).isEqualTo(subject);
  }

  @Test
  void a_subject_in_bare_utf8_is_read_as_such() throws IOException {
    byte[] message = "Subject: Grüße\nMessage-ID: <1@x>\n\n".getBytes(UTF_8);
    assertThat(SeenFields.of(Content.of(message))).isEqualTo(new SeenFields("Grüße", "<1@x>"));
  }

  private static Account hostile(String id) {
    return new Account(
        id,
        "",
        List.of(),
        new Client(Optional.empty(), Optional.empty(), false, Optional.empty()),
        List.of(),
        List.of(),
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty());
  }

  private static String line(Account account, SeenFields seen) {
    return ReportLine.of(
        new Reported(
            account, Outcome.QUARANTINE, 2345, seen, "inbound", Map.of("clamd", 7L), List.of()),
        ReportBounds.FULL);
  }

  /** The keys, as a simple program reads them: quoted values are passed over whole. */
  private static List<String> keys(String line) {
    List<String> keys = new ArrayList<>();
    int i = "scanned ".length();
    while (i < line.length()) {
      int equals = line.indexOf('=', i);
      keys.add(line.substring(i, equals));
      boolean quoted = line.charAt(equals + 1) == '"';
      int end = line.indexOf(quoted ? '"' : ' ', equals + 2);
      i = end < 0 ? line.length() : end + (quoted ? 2 : 1);
    }
    return keys;
  }
}
