package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.MailFindings;
import org.postern.attributes.RawAddresses;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/** Report writes one line for each mail. */
class ReportTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.250999Z");

  @TempDir private Path folder;

  @Test
  void a_mail_is_one_line_with_the_time_before_it() throws Exception {
    MailImpl mail = mail("one");
    MailFindings.add(
        mail,
        List.of(
            new Finding(Kind.VIRUS, Effect.BLOCK, "builtin", "Test", "2", "", List.of()),
            new Finding(
                Kind.POLICY, Effect.BLOCK, "policy", "r", "2", "", List.of("other@example.org"))));
    Report report = report("outcome", "quarantine", "file", "report.log");
    report.service(mail);
    assertThat(folder.resolve("report.log"))
        .hasContent(
            "2026-11-22T08:00:00.250Z scanned id=one from=<joe@example.net> to=ann@example.org"
                + " client=192.0.2.7 relay=no user=- size=36 outcome=quarantine"
                + " findings=virus/block:builtin:Test@2 subject=Hello msgid=<1@x> ms=250 score=-");
  }

  @ParameterizedTest
  @CsvSource({"deliver, tag", "quarantine, quarantine"})
  void mail_delivered_with_a_mark_is_reported_as_its_header_says(String outcome, String reported)
      throws Exception {
    MailImpl mail = mail("one");
    MailFindings.add(
        mail, List.of(new Finding(Kind.POLICY, Effect.TAG, "policy", "r", "2", "", List.of())));
    report("outcome", outcome, "file", "report.log").service(mail);
    assertThat(folder.resolve("report.log")).content().contains(" outcome=" + reported + " ");
  }

  @Test
  void an_address_that_james_cannot_express_is_reported_as_it_came() throws Exception {
    MailImpl mail = mail("one");
    RawAddresses.note(
        mail,
        Map.of(
            mail.getMaybeSender().get(),
            "list-@host-@[]",
            new MailAddress("ann@example.org"),
            "ann\r\nscanned id=2"));
    report("file", "report.log").service(mail);
    assertThat(folder.resolve("report.log"))
        .content()
        .contains(" from=<list-@host-@[]> to=\"ann??scanned id=2\" client=")
        .hasLineCount(1);
  }

  @Test
  void lines_are_appended_and_a_file_that_was_rotated_away_is_made_anew() throws Exception {
    Report report = report("file", "report.log");
    report.service(mail("one"));
    report.service(mail("two"));
    assertThat(folder.resolve("report.log")).content().hasLineCount(2);
    Files.delete(folder.resolve("report.log"));
    report.service(mail("three"));
    assertThat(folder.resolve("report.log")).content().contains("id=three").hasLineCount(1);
  }

  @Test
  void the_mail_goes_on_as_it_was() throws Exception {
    MailImpl mail = mail("one");
    report("file", "report.log").service(mail);
    assertThat(mail.getState()).isEqualTo("root");
  }

  @Test
  void a_trial_is_not_reported() throws Exception {
    MailImpl mail = mail("one");
    new FakeSession(true).attachTo(mail);
    report("file", "report.log").service(mail);
    assertThat(folder.resolve("report.log")).doesNotExist();
  }

  @Test
  void while_a_client_of_james_waits_a_mail_is_reported_if_it_is_refused() throws Exception {
    MailImpl mail = mail("one");
    FakeSession session = FakeSession.ofHook();
    session.attachTo(mail);
    report("file", "report.log").service(mail);
    assertThat(folder.resolve("report.log")).doesNotExist();

    session.ifRefused.forEach(Runnable::run);
    assertThat(folder.resolve("report.log")).content().containsOnlyOnce("scanned id=");
  }

  @Test
  void a_file_that_cannot_be_written_does_not_hold_the_mail_up() throws Exception {
    Report report = report("file", "report.log");
    Files.createDirectory(folder.resolve("report.log"));
    MailImpl mail = mail("one");
    report.service(mail);
    assertThat(mail.getState()).isEqualTo("root");
  }

  @Test
  void without_a_file_lines_go_to_the_log() throws Exception {
    report().service(mail("one"));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          outcome | blocked  | outcome: "blocked" is not an outcome; write one of deliver, tag, strip, quarantine, reject, defer, discard
          file    | no/such  | cannot be written to; write a file in a folder that is there and that this server may write to
          fil     | x        | fil: is not a setting here; write one of file, outcome, or remove it
          """)
  void mistake_is_told_at_the_start(String name, String value, String message) {
    assertThatThrownBy(() -> report(name, value))
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith("mailetcontainer.xml: mailet Report: ")
        .hasMessageContaining(message);
  }

  private static MailImpl mail(String name) throws Exception {
    MailImpl mail = RawMail.of(name, "Subject: Hello\nMessage-ID: <1@x>\n\nyo");
    mail.setLastUpdated(Date.from(NOW.minusMillis(250)));
    return mail;
  }

  private Report report(String... settings) throws MessagingException {
    FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetName("Report");
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Report report = new Report(new Folder(folder), InstantSource.fixed(NOW));
    report.init(config.build());
    return report;
  }

  /** A host whose working directory is a folder. */
  private record Folder(Path folder) implements FileSystem {
    @Override
    public InputStream getResource(String url) throws IOException {
      return new FileInputStream(getFile(url));
    }

    @Override
    public File getFile(String url) {
      return folder.resolve(url.substring(FILE_PROTOCOL.length())).toFile();
    }

    @Override
    public File getBasedir() {
      return folder.toFile();
    }
  }
}
