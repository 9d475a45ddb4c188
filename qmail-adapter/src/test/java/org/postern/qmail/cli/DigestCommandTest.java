package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.ContentMessage;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.content.Content;
import org.postern.qmail.chain.ConfigurationFiles;
import org.postern.qmail.daemon.FakeQueue;
import org.postern.qmail.daemon.PosterndSettings;
import org.postern.repository.MaildirRepository;

/** {@code postern digest}: whom it tells of what was held. */
class DigestCommandTest {
  @TempDir private Path folder;
  private Path quarantine;
  private Path conf;
  private FakeQueue queue;
  private MaildirRepository repository;

  @BeforeEach
  void a_quarantine_and_a_queue() throws Exception {
    quarantine = folder.resolve("quarantine");
    conf = Files.createDirectories(folder.resolve("conf"));
    Path control = Files.createDirectories(folder.resolve("control"));
    Files.writeString(control.resolve("rcpthosts"), "example.org\n");
    queue = new FakeQueue(folder.resolve("qmail"));
    Files.writeString(
        conf.resolve(PosterndSettings.FILE),
        "qmailQueue %s\nqmailControl %s\n".formatted(queue.program(), control));
    repository =
        new MaildirRepository(
            MailRepositoryUrl.from("maildir://" + quarantine), new ConfigurationFiles(conf));
    repository.init();
  }

  @Test
  void each_recipient_of_the_site_is_told_what_was_held_for_him() throws Exception {
    hold("m1", "one", "ann@example.org", "bob@example.org", "eve@example.net");
    hold("m2", "two", "Ann@Example.org");
    Run run = digest();

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(queue.queued())
        .extracting(q -> q.envelope().replace('\0', '|'))
        .containsExactly("F|Tann@example.org||", "F|Tbob@example.org||");
    assertThat(message(0))
        .contains("\nSubject: Messages held for you: 2\n")
        .contains("\nAuto-Submitted: auto-generated\n")
        .contains("\nRelease: postern quarantine release m1\n")
        .contains("\nRelease: postern quarantine release m2\n")
        .contains("\nSubject: one\n")
        .contains("policy: windows-programs - no programs [2]")
        .doesNotContain("\r");
    assertThat(message(1)).contains("\nSubject: Messages held for you: 1\n").doesNotContain("m2");
  }

  @Test
  void nobody_is_told_twice() throws Exception {
    hold("m1", "one", "ann@example.org");
    digest();
    digest();
    assertThat(queue.calls()).isEqualTo(1);
    hold("m2", "two", "ann@example.org");
    digest();
    assertThat(message(1)).contains("release m2").doesNotContain("release m1");
  }

  @Test
  void who_could_not_be_told_is_told_the_next_time_and_nobody_else_is_told_again()
      throws Exception {
    hold("m1", "one", "ann@example.org", "bob@example.org");
    queue.does("exit 71", "ok");
    Run run = digest();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).hasSize(1).first().asString().startsWith("ann@example.org: ");

    assertThat(digest().exit()).isZero();
    assertThat(queue.queued())
        .extracting(q -> q.envelope().replace('\0', '|'))
        .endsWith("F|Tann@example.org||")
        .filteredOn(to -> to.contains("bob"))
        .hasSize(1);
  }

  @Test
  void a_message_that_is_gone_and_a_side_file_that_is_broken_are_passed_over() throws Exception {
    hold("m1", "one", "ann@example.org");
    hold("m2", "two", "ann@example.org");
    Files.delete(quarantine.resolve("new/m1"));
    Files.writeString(quarantine.resolve("about/m3.json"), "{");
    Files.writeString(quarantine.resolve("new/m3"), "\n");
    Run run = digest();
    assertThat(run.exit()).isZero();
    assertThat(run.err()).hasSize(1).first().asString().contains("m3.json cannot be understood");
    assertThat(message(0)).contains("Messages held for you: 1", "release m2");
  }

  @Test
  void a_link_of_the_site_takes_the_place_of_the_command() throws Exception {
    hold("m1!a b", "one", "ann@example.org");
    Run run = digest("--print", "--link", "https://mail.example.org/held/{id}");
    String text = String.join("\n", run.out());
    assertThat(text)
        .contains("\nRelease: https://mail.example.org/held/m1%21a%2520b\n")
        .contains("open its link");
    assertThat(queue.calls()).isZero();
    assertThat(folder.resolve("last")).doesNotExist();
  }

  @Test
  void a_name_that_a_shell_could_read_otherwise_is_quoted() throws Exception {
    hold("m1!a;b", "one", "ann@example.org");
    assertThat(String.join("\n", digest("--print").out()))
        .contains("\nRelease: postern quarantine release 'm1!a%3Bb'\n");
  }

  @Test
  void only_what_came_since_the_last_time_counts() throws Exception {
    hold("m1", "one", "ann@example.org");
    Files.writeString(
        folder.resolve("last"), Instant.now().plus(Duration.ofHours(1)).toString() + "\n");
    assertThat(digest("--print").out()).isEmpty();
  }

  @Test
  void without_a_quarantine_there_is_nothing_to_tell() throws Exception {
    quarantine = folder.resolve("none");
    assertThat(digest().exit()).isZero();
    assertThat(queue.calls()).isZero();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --languages     | xx        | postern digest: --languages: "xx" is no language there is; write some of af, cs, de
          --languages-for | a.org=xx  | postern digest: --languages-for: "xx" is no language there is
          --contact       | boss      | postern digest: --contact: "boss" is no address
          --link          | https://x | postern digest: --link: "https://x" has no {id}
          --smtp          | nowhere   | postern digest: --smtp: "nowhere" is no server
          """)
  void mistake_is_told(String option, String value, String message) throws Exception {
    hold("m1", "one", "ann@example.org");
    Run run = digest(option, value);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).hasSize(1).first().asString().startsWith(message);
    assertThat(queue.calls()).isZero();
  }

  @Test
  void a_site_that_is_not_known_is_told_of() throws Exception {
    Files.delete(folder.resolve("control/rcpthosts"));
    assertThat(digest().err())
        .containsExactly(
            "postern digest: --domain: is missing, and qmail has no rcpthosts; write the site's"
                + " domains");
    hold("m1", "one", "ann@example.org");
    assertThat(digest("--domain", "Example.org").exit()).isZero();
    assertThat(queue.calls()).isEqualTo(1);
  }

  private void hold(String name, String subject, String... to) throws Exception {
    MailImpl mail =
        MailImpl.builder()
            .name(name)
            .sender("joe@example.net")
            .addRecipients(Arrays.stream(to).map(DigestCommandTest::address).toList())
            .build();
    byte[] message = ("Subject: " + subject + "\r\n\r\nbody\r\n").getBytes(US_ASCII);
    mail.setMessageNoCopy(new ContentMessage(Content.of(message)));
    MailFindings.add(
        mail,
        List.of(
            new Finding(
                Kind.POLICY, Effect.BLOCK, "policy", "windows-programs", "2", "no programs")));
    repository.store(mail);
    mail.dispose();
  }

  private static MailAddress address(String text) {
    try {
      return new MailAddress(text);
    } catch (jakarta.mail.internet.AddressException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private String message(int number) throws IOException {
    return new String(queue.queued().get(number).message(), US_ASCII);
  }

  private Run digest(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("digest", "--config", conf.toString(), "--folder", quarantine.toString()));
    arguments.addAll(
        List.of("--state", folder.resolve("last").toString(), "--from", "post@example.org"));
    arguments.addAll(Arrays.asList(more));
    return Run.of(_ -> new FakeExaminer(), "", arguments.toArray(String[]::new));
  }
}
