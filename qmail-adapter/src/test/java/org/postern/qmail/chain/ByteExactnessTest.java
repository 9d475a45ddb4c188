package org.postern.qmail.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes that each recipient gets from a chain that splits the message three times, parses it,
 * adds a header line for one, a line of his own for another, and takes one away for a third.
 */
class ByteExactnessTest {
  private static final String PROCESSORS =
      """
      <processor state='root'>
        <mailet match='HasMimeType=text/html' class='Null'/>
        <mailet match='RecipientIs=added@x.org' class='SetMimeHeader'>
          <name>X-Added</name><value>yes</value>
        </mailet>
        <mailet match='RecipientIs=removed@x.org' class='RemoveMimeHeader'>
          <name>Subject</name>
        </mailet>
        <mailet match='RecipientIs=own@x.org' class='org.postern.qmail.chain.Probe$HeaderForEach'/>
        <mailet match='RecipientIs=plain@x.org' class='ToProcessor'>
          <processor>out</processor>
        </mailet>
        <mailet match='All' class='ToProcessor'><processor>out</processor></mailet>
      </processor>
      <processor state='out'>
        <mailet match='All' class='SetMailAttribute'><touched>yes</touched></mailet>
        <mailet match='All' class='RemoteDelivery'/>
      </processor>
      """;

  @TempDir Path directory;

  static List<String> messages() {
    return List.of(
        "From: a@b\nSubject: s\n\nbody\n",
        "From: a@b\r\nSubject: s\r\n\r\nbody\r\n",
        "From: \u00e4\u00ff\nSubject: s\n\n\u00e4\u0000\n",
        "From: a\rX-Evil: b\nSubject: s\n\nbody",
        "From: a\nSubject: s\nX: no body",
        "\nFrom: a\nSubject: s\n\nbody",
        "",
        "\n",
        "no header\n\n\n",
        "From: a\nContent-Type: multipart/mixed; boundary=b\nSubject: s\n\n--b\n"
            + "Content-Type: ;;;\n\nx\n--b--\nepilogue \r\r\n\r",
        "From: a\n\tfolded\n more\nSubject: s\n\n" + "x".repeat(3_000_000));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void each_recipient_gets_the_bytes_that_came_but_for_his_own_edit(String raw) throws Exception {
    try (ProcessorChain chain = ChainFixture.open(directory, PROCESSORS)) {
      Submission submission =
          ChainFixture.submission(
              raw,
              "s@x.org",
              "plain@x.org",
              "added@x.org",
              "other@x.org",
              "removed@x.org",
              "own@x.org");

      Decision decision = chain.decide(submission);

      Map<String, String> got = new TreeMap<>();
      decision
          .deliveries()
          .forEach(
              d ->
                  got.put(
                      String.join(" ", d.envelope().recipients()), ChainFixture.text(d.message())));
      String end = raw.startsWith("From: a@b\r\n") ? "\r\n" : "\n";
      int subject = raw.startsWith("\n") ? -1 : raw.indexOf("Subject: s" + end);
      String without =
          subject < 0
              ? raw
              : raw.substring(0, subject) + raw.substring(subject + 10 + end.length());
      Map<String, String> want = new TreeMap<>();
      want.put("added@x.org", "X-Added: yes" + end + raw);
      want.put("own@x.org", "X-To: o" + end + raw);
      if (without.equals(raw)) {
        want.put("plain@x.org other@x.org removed@x.org", raw);
      } else {
        want.put("plain@x.org other@x.org", raw);
        want.put("removed@x.org", without);
      }
      assertThat(got).isEqualTo(want);
    }
  }
}
