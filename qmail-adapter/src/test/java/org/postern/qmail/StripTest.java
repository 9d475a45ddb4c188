package org.postern.qmail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.qmail.daemon.FakeQueue.Queued;
import org.postern.qmail.daemon.PosternQueue;

/** Parts are taken out of messages behind qmail, with the shipped configuration. */
final class StripTest {
  private static final PosternQueue.End ACCEPTED = new PosternQueue.End(0, "");
  private static final String LOGS =
      """
      <rule name="no-logs" effect="strip">
        <when><attachment name="*.log"/></when>
        <because>Logs are not accepted.</because>
      </rule>
      """;
  private static final String TABLES_FOR_ANN =
      """
      <rule name="no-tables" effect="strip">
        <when><attachment name="*.csv"/><recipient is="ann@example.org"/></when>
        <because>Ann wants no tables.</because>
      </rule>
      """;
  private static final String TEXT = "Content-Type: text/plain\n\nThree files, \u00e4.\n";
  private static final String LOG = "Content-Type: text/plain; name=a.log\n\nline\n";
  private static final String TABLE = "Content-Type: text/csv; name=b.csv\n\n1,2\n";

  @TempDir private Path directory;

  @Test
  void a_part_is_taken_out_and_the_message_is_kept_as_it_came() throws Exception {
    String message = message("", TEXT, LOG, TABLE);
    try (Site site = Site.withRules(directory, LOGS)) {
      assertThat(send(site, message, "joe@example.org")).isEqualTo(ACCEPTED);

      String queued = text(queued(site).get(0));
      assertThat(queued).startsWith("X-Postern: outcome=strip;");
      assertThat(withoutTrace(queued)).isEqualTo(message("", TEXT, notice(queued), TABLE));
      assertThat(decoded(notice(queued)))
          .startsWith(
              "The attachment \"a.log\" was removed by this mail system: Logs are not accepted.")
          .endsWith("please ask your postmaster for it.\r\n");
      assertThat(site.quarantine())
          .singleElement()
          .satisfies(
              kept -> {
                assertThat(kept.folder()).isEqualTo("policy");
                assertThat(new String(kept.message(), ISO_8859_1)).isEqualTo(message);
              });
    }
  }

  @Test
  void each_recipient_loses_what_the_rules_for_him_say() throws Exception {
    String message = message("", TEXT, LOG, TABLE);
    try (Site site = Site.withRules(directory, LOGS + TABLES_FOR_ANN)) {
      assertThat(send(site, message, "joe@example.org", "ann@example.org", "eve@example.org"))
          .isEqualTo(ACCEPTED);

      assertThat(queued(site)).hasSize(2);
      for (Queued queued : queued(site)) {
        boolean ann = queued.envelope().contains("Tann@");
        assertThat(queued.envelope().contains("Tjoe@")).isEqualTo(!ann);
        assertThat(queued.envelope().contains("Teve@")).isEqualTo(!ann);
        assertThat(text(queued)).doesNotContain("a.log\n");
        assertThat(text(queued).contains("b.csv\n")).isEqualTo(!ann);
      }
      assertThat(site.quarantine()).hasSize(2);
    }
  }

  @Test
  void a_signed_message_is_kept_whole() throws Exception {
    String message = message("DKIM-Signature: v=1; d=example.net\n", TEXT, LOG);
    try (Site site = Site.withRules(directory, LOGS)) {
      assertThat(send(site, message, "joe@example.org")).isEqualTo(ACCEPTED);
      assertThat(queued(site)).isEmpty();
      assertThat(site.quarantine())
          .singleElement()
          .satisfies(kept -> assertThat(new String(kept.message(), ISO_8859_1)).isEqualTo(message));
    }
  }

  @Test
  void a_site_may_say_that_signatures_count_for_less() throws Exception {
    String message = message("DKIM-Signature: v=1; d=example.net\n", TEXT, LOG);
    try (Site site =
        Site.withRules(
            directory,
            LOGS,
            "<languages>en</languages>",
            "<languages>de, en</languages><signed>strip</signed>")) {
      assertThat(send(site, message, "joe@example.org")).isEqualTo(ACCEPTED);
      assertThat(decoded(notice(text(queued(site).get(0)))))
          .startsWith("Der Anhang \u201ea.log\u201c wurde")
          .contains("\r\n\r\nThe attachment \"a.log\" was");
    }
  }

  private static String message(String field, String... parts) {
    StringBuilder message =
        new StringBuilder(field)
            .append("From: a@b.example\nSubject: files\nMIME-Version: 1.0\n")
            .append("Content-Type: multipart/mixed; boundary=x\n\npreamble\n");
    for (String part : parts) {
      message.append("--x\n").append(part);
    }
    return message.append("--x--\nepilogue\n").toString();
  }

  /** The part that stands for one that was taken out, with its line end. */
  private static String notice(String message) {
    int from = message.indexOf("Content-Type: text/plain; charset=utf-8\n");
    return message.substring(from, message.indexOf("--x", from));
  }

  private static String decoded(String part) {
    byte[] body = part.substring(part.indexOf("\n\n")).getBytes(ISO_8859_1);
    return new String(Base64.getMimeDecoder().decode(body), UTF_8);
  }

  private static String withoutTrace(String message) {
    return message.substring(message.indexOf("\nFrom: ") + 1);
  }

  private static PosternQueue.End send(Site site, String message, String... to) throws Exception {
    return site.client()
        .withPipeOn(6)
        .send(message.getBytes(ISO_8859_1), Site.envelope("alice@example.net", List.of(to)));
  }

  private static List<Queued> queued(Site site) throws Exception {
    // The administrator is told of what is kept whole.
    return site.queue().queued().stream()
        .filter(queued -> !queued.envelope().startsWith("F\0"))
        .toList();
  }

  private static String text(Queued queued) {
    return new String(queued.message(), ISO_8859_1);
  }
}
