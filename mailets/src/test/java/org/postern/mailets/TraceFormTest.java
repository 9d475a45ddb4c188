package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.Client;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.content.Content;
import org.postern.mailets.QmailScannerTrace.Describe;

/** The trace header in its other forms: as a Received field, and as Qmail-Scanner writes it. */
class TraceFormTest {
  private static final Account PLAIN =
      account(
          "4fa1c0",
          "joe@example.net",
          new Client(
              Optional.of("192.0.2.7"), Optional.of("mail.example.net"), false, Optional.empty()),
          List.of("ClamAV 1.4.3/27712/Sat Nov 21 08:00:41 2026", "SpamAssassin 4.0.0"),
          List.of(),
          Optional.of("-1.5/5.0"));
  private static final Account LOCAL =
      account(
          "4fa1c0",
          "",
          new Client(Optional.empty(), Optional.empty(), true, Optional.empty()),
          List.of(),
          List.of(),
          Optional.empty());

  /** What a program that reads these headers goes by: Qmail-Scanner's own form, from real mail. */
  private static final Pattern OF_2_11 =
      Pattern.compile(
          "X-Qmail-Scanner-Diagnostics: from \\S+(?: \\([^()]+@[^()]+\\))? by \\S+"
              + " \\(envelope-from <[^<>()]*>, uid \\d+\\) with qmail-scanner-2\\.11 \n"
              + " \\((?:[^:() ]+: [^()]*\\.(?: (?! )|(?=  \n)))*  \n"
              + " Clear:RC:[01]\\([^()]+\\):(?:SA:[01]\\([^()]+\\):)?\\. \n"
              + " Processed in [0-9.Ee-]+ secs\\);"
              + " \\d\\d [A-Z][a-z][a-z] \\d{4} \\d\\d:\\d\\d:\\d\\d -0000\n");

  @Test
  void the_form_of_qmail_scanner() throws IOException {
    assertThat(scanner(Describe.NO, "a: 1\n\n", PLAIN))
        .isEqualTo(
            "X-Qmail-Scanner-Diagnostics: from mail.example.net by mx1.example.org"
                + " (envelope-from <joe@example.net>, uid 484) with qmail-scanner-2.11 \n"
                + " (clamdscan: 1.4.3/27712. spamassassin: 4.0.0.  \n"
                + " Clear:RC:0(192.0.2.7):SA:0(-1.5/5.0):. \n"
                + " Processed in 0.012 secs); 22 Nov 2026 08:00:00 -0000\n"
                + "a: 1\n\n")
        .startsWith(first(OF_2_11, scanner(Describe.NO, "a: 1\n\n", PLAIN)));
    assertThat(scanner(Describe.NO, "a: 1\n\n", LOCAL)).containsPattern(OF_2_11);
  }

  @Test
  void its_descriptive_fields() throws IOException {
    assertThat(scanner(Describe.ALL, "a: 1\n\n", PLAIN))
        .endsWith(
            "-0000\nX-Qmail-Scanner-Mail-From: joe@example.net via mx1.example.org\n"
                + "X-Qmail-Scanner-Rcpt-To: ann@example.org bob@example.org\n"
                + "X-Qmail-Scanner: 2.11 (Clear:RC:0(192.0.2.7):SA:0(-1.5/5.0):. Processed in"
                + " 0.012 secs)\n"
                + "X-Qmail-Scanner-Message-ID: <17953344004fa1c0@mx1.example.org>\na: 1\n\n");
    assertThat(scanner(Describe.YES, "Message-ID: <x@y>\n\n", PLAIN))
        .contains("X-Qmail-Scanner-Mail-From: ")
        .doesNotContain("-Rcpt-To", "-Scanner-Message-ID");
  }

  @Test
  void fields_of_its_names_that_a_message_comes_with_are_taken_out() throws IOException {
    assertThat(
            scanner(
                Describe.NO,
                "X-Qmail-Scanner-Diagnostics: forged\n folded\nX-QMAIL-SCANNER: forged\n"
                    + "X-Qmail-Scanner-Mail-From: forged\nX-Qmail-Scanner-Rcpt-To: forged\n"
                    + "X-Qmail-Scanner-Message-ID : forged\na: 1\n\nforged\n",
                PLAIN))
        .endsWith("-0000\na: 1\n\nforged\n")
        .doesNotContain("forged\na");
  }

  @Test
  void the_form_of_a_received_field() throws IOException {
    assertThat(received("Received: from elsewhere\n\n", PLAIN))
        .isEqualTo(
            """
            Received: from mail.example.net (192.0.2.7) by mx1.example.org (postern;
             outcome=deliver; relay=no;
             engine="ClamAV 1.4.3/27712/Sat Nov 21 08:00:41 2026";
             engine="SpamAssassin 4.0.0"; score=-1.5/5.0; ms=12) with SMTP id 4fa1c0; Sun,
             22 Nov 2026 08:00:00 +0000
            Received: from elsewhere

            """);
    assertThat(received("\n", LOCAL)).startsWith("Received: by mx1.example.org (postern; outcome=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nX-Forged: 1",
        "a\n\nb",
        "a\rb",
        "a\u0000b",
        "a\u2028b",
        "a\u001b[31mb",
        "a) by evil (b",
        "a>, uid 0) (b",
        "a\\",
        "a\" b",
        "\u65e5\u672c\u8a9e",
        "\ud83d\ude00"
      })
  void no_value_breaks_out_of_its_place(String hostile) throws IOException {
    Account account =
        account(
            hostile.repeat(9),
            hostile,
            new Client(
                Optional.of(hostile), Optional.of(hostile), false, Optional.of(hostile.repeat(9))),
            List.of(hostile, hostile + " " + hostile),
            List.of(new Finding(Kind.SPAM, Effect.TAG, hostile, hostile, "1", hostile)),
            Optional.of(hostile));
    String scanner = scanner(Describe.ALL, "", account).replace("\r\n", "\n");
    assertThat(scanner).startsWith(first(OF_2_11, scanner)).doesNotContain("\r");
    String received = received("", account).replace("\r\n", "\n");
    assertThat((scanner + received).chars()).allMatch(c -> c == '\n' || (c >= 32 && c < 127));
    assertThat((scanner + received).lines())
        .allMatch(line -> line.matches("X-Qmail-Scanner[A-Za-z-]*: .*|Received: .*| .*"))
        .noneMatch(String::isBlank);
    assertThat(received.chars().filter(c -> c == '(')).hasSize(2);
    assertThat(received.chars().filter(c -> c == ')')).hasSize(2);
  }

  private static String first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.lookingAt()).as(text).isTrue();
    return matcher.group();
  }

  private static Account account(
      String id,
      String sender,
      Client client,
      List<String> engines,
      List<Finding> findings,
      Optional<String> score) {
    return new Account(
        id,
        sender,
        List.of("ann@example.org", "bob@example.org"),
        client,
        engines,
        findings,
        score,
        Instant.parse("2026-11-22T08:00:00Z"),
        Optional.of(12L));
  }

  private static String scanner(Describe describe, String message, Account account)
      throws IOException {
    return on(
        new QmailScannerTrace("X-Qmail-Scanner", "mx1.example.org", 484, describe),
        message,
        account);
  }

  private static String received(String message, Account account) throws IOException {
    return on(new ReceivedTrace("mx1.example.org"), message, account);
  }

  private static String on(Trace trace, String message, Account account) throws IOException {
    return RawMail.text(trace.onTopOf(Content.of(message.getBytes(ISO_8859_1)), account));
  }
}
