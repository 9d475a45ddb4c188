package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.NoopGaugeRegistry;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailTimes;
import org.postern.attributes.RawAddresses;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.metrics.Meters;
import org.postern.syslog.SyslogPool;

/** Report writes one line for each mail. */
class ReportTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.250999Z");

  private final RecordingMetricFactory counted = new RecordingMetricFactory();
  private final Meters meters = new Meters(counted, new NoopGaugeRegistry());
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
                + " findings=virus/block:builtin:Test@2 subject=Hello msgid=<1@x> ms=250 score=- direction=relayed engines=-");
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
  void what_is_reported_is_counted() throws Exception {
    MailImpl mail = mail("one");
    MailFindings.add(
        mail, List.of(new Finding(Kind.VIRUS, Effect.BLOCK, "clamd", "Test", "2", "", List.of())));
    MailTimes.add(mail, Map.of("clamd", Duration.ofMillis(7)));
    MailInspection.of(mail).anatomy();
    report("outcome", "quarantine", "file", "report.log").service(mail);
    assertThat(counted.countFor("postern.messages.relayed.quarantine")).isEqualTo(1);
    assertThat(counted.countFor("postern.message.bytes.relayed")).isEqualTo(36);
    assertThat(counted.countFor("postern.findings.virus.clamd")).isEqualTo(1);
    assertThat(counted.countFor("postern.message.seconds.micros")).isEqualTo(250_000);
    assertThat(counted.countFor("postern.engine.seconds.clamd.micros")).isEqualTo(7_000);
    assertThat(counted.countFor("postern.anatomy.seconds.count")).isEqualTo(1);
    assertThat(folder.resolve("report.log")).content().contains(" engines=clamd/7\n");
  }

  @Test
  void a_report_goes_to_a_syslog_in_the_form_that_was_asked_for() throws Exception {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Report report =
          report(
              "form",
              "qmail-scanner-syslog",
              "to",
              "syslog+udp://127.0.0.1:" + server.getLocalPort(),
              "protocol",
              "rfc3164");
      report.service(mail("one"));
      DatagramPacket packet = new DatagramPacket(new byte[9000], 9000);
      server.receive(packet);
      assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
          .matches(
              "<22>Nov 22 \\d\\d:00:00 \\S+ qmail-scanner\\[\\d+\\]: Clear:RC:0\\(192.0.2.7\\):"
                  + " 0.250000 36 joe@example.net ann@example.org Hello <1@x> one-unpacked:36");
      report.destroy();
    }
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
          form    | xml      | form: "xml" is not a form of report; write one of line, json, qmail-scanner-syslog, qmail-scanner-file
          to      | udp://x  | to: "udp://x" is not a place for reports; write logger, file, syslog:/dev/log, syslog+udp://HOST:514,
          to      | file     | to: "file" without a file; write the setting `file` too
          protocol | bsd     | protocol: "bsd" is not a form of syslog; write rfc3164, rfc5424 or auto
          facility | news    | facility: "news" is not a facility; write one of user, mail, daemon, local0,
          trust   | no/such  | trust: "no/such" cannot be read; write a file with certificates in PEM
          file    | no/such  | cannot be written to; write a file in a folder that is there and that this server may write to
          fil     | x        | fil: is not a setting here; write one of facility, file, form, outcome, protocol, to, trust, or remove it
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
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder()
            .mailetName("Report")
            .mailetContext(FakeMailContext.defaultContext());
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Report report =
        new Report(new Folder(folder), new SyslogPool(meters), meters, InstantSource.fixed(NOW));
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
