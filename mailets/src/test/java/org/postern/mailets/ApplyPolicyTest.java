package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding.Kind;

/** The rules of a site, as a mailet. */
class ApplyPolicyTest {
  private final RecordingMetricFactory metrics = new RecordingMetricFactory();

  @TempDir private Path home;

  @BeforeEach
  void a_server_with_a_policy() throws Exception {
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(
        home.resolve("conf/policy.xml"),
        """
        <policy xmlns="urn:postern:policy:1">
          <rule name="programs" effect="block">
            <when><attachment name="*.exe"/></when>
          </rule>
          <rule name="strict" effect="defer">
            <when><attachment name="*.docm"/><recipient is="*@strict.example"/></when>
          </rule>
        </policy>
        """);
  }

  @Test
  void a_rule_that_holds_is_a_finding() throws Exception {
    FakeMail mail = Mails.of(Mails.withAttachment("Setup.EXE", "application/x-msdownload", "TVo="));

    applyPolicy("file://conf/policy.xml").service(mail);

    assertThat(Mails.found(mail)).containsExactly("policy/block policy:programs 2");
  }

  @Test
  void a_rule_with_recipients_concerns_those_of_the_envelope() throws Exception {
    FakeMail mail = Mails.of(Mails.withAttachment("a.docm", "application/x-word", "eA=="));

    applyPolicy("file://conf/policy.xml").service(mail);

    assertThat(MailFindings.of(mail)).hasSize(1);
    assertThat(MailFindings.of(mail).get(0).recipients()).containsExactly("ann@strict.example");
  }

  @Test
  void mail_that_no_rule_concerns_was_looked_at() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    applyPolicy("file://conf/policy.xml").service(mail);

    assertThat(Mails.found(mail)).isEmpty();
    assertThat(MailDetectors.haveLooked(mail, Kind.POLICY)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"defer", "note"})
  void padding_does_not_carry_a_word_past_a_rule_unless_the_site_wants_it(String unread)
      throws Exception {
    write(
        """
        <policy xmlns="urn:postern:policy:1">
          <rule name="word" effect="block"><when><body contains="forbidden"/></when></rule>
        </policy>
        """);
    FakeMail mail = Mails.of("Subject: hello\n\n" + "x y\n".repeat(5 << 20) + "forbidden\n");

    ApplyPolicy mailet = new ApplyPolicy(new FolderFiles(home), metrics);
    mailet.init(
        FakeMailetConfig.builder()
            .mailetName("ApplyPolicy")
            .setProperty("policy", "file://conf/policy.xml")
            .setProperty("unread", unread)
            .build());
    mailet.service(mail);

    assertThat(Mails.found(mail))
        .containsExactly("unscanned/" + unread + " policy:text-not-read message");
  }

  @Test
  void words_that_are_too_many_for_one_list_are_a_mistake_of_the_file() throws Exception {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 400_000; i++) {
      words.append("word").append(i * 2_654_435_761L).append(' ');
    }
    write(
        "<policy xmlns='urn:postern:policy:1'><rule name='word' effect='block'><when><body contains='"
            + words
            + "'/></when></rule></policy>");

    assertThatThrownBy(() -> applyPolicy("file://conf/policy.xml"))
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith("file://conf/policy.xml:1:");
  }

  @Test
  void a_policy_with_mistakes_stops_the_start_with_all_of_them() throws Exception {
    Files.writeString(
        home.resolve("conf/policy.xml"),
        """
        <policy xmlns="urn:postern:policy:1">
          <rule name="programs" effect="kill">
            <when><attachment/></when>
          </rule>
        </policy>
        """);

    assertThatThrownBy(() -> applyPolicy("file://conf/policy.xml"))
        .isInstanceOf(MessagingException.class)
        .hasMessage(
            """
            file://conf/policy.xml:2:3: effect: "kill" is not an effect; write one of block, defer, strip, tag, note
            file://conf/policy.xml:3:11: <attachment>: asks nothing; write one of its attributes, such as name="*.exe"\
            """);
  }

  @Test
  void a_change_holds_from_the_next_mail_on() throws Exception {
    ApplyPolicy mailet = applyPolicy("file://conf/policy.xml");

    write(policy("other", "*.zip"));

    assertThat(found(mailet, "a.exe")).isEmpty();
    assertThat(found(mailet, "a.zip")).containsExactly("policy/block policy:other 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<policy", "<policy xmlns='urn:postern:policy:1'><rule/></policy>"})
  void a_change_with_mistakes_leaves_the_rules_in_force_and_is_counted_once(String broken)
      throws Exception {
    ApplyPolicy mailet = applyPolicy("file://conf/policy.xml");

    write(broken);

    assertThat(found(mailet, "a.exe")).containsExactly("policy/block policy:programs 2");
    assertThat(found(mailet, "a.exe")).containsExactly("policy/block policy:programs 2");
    assertThat(metrics.countFor("postern.policy.refused")).isEqualTo(1);
    write(policy("other", "*.zip"));
    assertThat(found(mailet, "a.zip")).containsExactly("policy/block policy:other 2");
  }

  @Test
  void a_file_that_is_gone_leaves_the_rules_in_force_and_is_counted_once() throws Exception {
    ApplyPolicy mailet = applyPolicy("file://conf/policy.xml");

    Files.delete(home.resolve("conf/policy.xml"));

    assertThat(found(mailet, "a.exe")).containsExactly("policy/block policy:programs 2");
    assertThat(found(mailet, "a.exe")).containsExactly("policy/block policy:programs 2");
    assertThat(metrics.countFor("postern.policy.refused")).isEqualTo(1);
  }

  @Test
  void a_thousand_changes_under_load_are_seen_whole_or_not_at_all() throws Exception {
    ApplyPolicy mailet = applyPolicy("file://conf/policy.xml");
    write(pair("a"));
    found(mailet, "a.exe");
    Queue<List<String>> seen = new ConcurrentLinkedQueue<>();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> mails = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        mails.add(
            threads.submit(
                () -> {
                  while (!done.get()) {
                    seen.add(found(mailet, "a.exe"));
                  }
                  return null;
                }));
      }
      Path file = home.resolve("conf/policy.xml");
      for (int i = 0; i < 1_000; i++) {
        // In turns as an editor does it, that writes into the file, and as a careful program does.
        String next = pair(i % 4 < 2 ? "b" : "a");
        if (i % 2 == 0) {
          write(next);
        } else {
          Path fresh = home.resolve("conf/policy.new");
          Files.writeString(fresh, next);
          Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        found(mailet, "a.exe");
      }
      done.set(true);
      for (Future<?> mail : mails) {
        mail.get();
      }
    }
    assertThat(Set.copyOf(seen))
        .isSubsetOf(
            List.of("policy/block policy:a1 2", "policy/note policy:a2 2"),
            List.of("policy/block policy:b1 2", "policy/note policy:b2 2"));
    assertThat(seen).hasSizeGreaterThan(1_000);
  }

  @Test
  void the_file_of_qmail_scanner_is_a_policy() throws Exception {
    Files.writeString(home.resolve("conf/quarantine-events.txt"), events(".pif", "No PIFs"));

    ApplyPolicy mailet = applyPolicy("file://conf/quarantine-events.txt");

    assertThat(found(mailet, "a.pif")).containsExactly("policy/block policy:line-1-No-PIFs 2");
    assertThat(found(mailet, "a.exe")).isEmpty();
  }

  @Test
  void several_files_hold_together_and_each_is_read_again() throws Exception {
    Path events = home.resolve("conf/quarantine-events.txt");
    Files.writeString(events, events(".exe", "No EXEs"));
    ApplyPolicy mailet = applyPolicy("file://conf/policy.xml, file://conf/quarantine-events.txt");

    assertThat(found(mailet, "a.exe"))
        .containsExactly("policy/block policy:programs 2", "policy/block policy:line-1-No-EXEs 2");
    Files.writeString(events, events(".com", "No COMs"));
    assertThat(found(mailet, "a.com")).containsExactly("policy/block policy:line-1-No-COMs 2");
    assertThat(found(mailet, "a.exe")).containsExactly("policy/block policy:programs 2");
    Files.writeString(events, ".com SIZE=-1 No tabs");
    assertThat(found(mailet, "a.com")).containsExactly("policy/block policy:line-1-No-COMs 2");
    assertThat(metrics.countFor("postern.policy.refused")).isEqualTo(1);
    write(policy("other", "*.zip"));
    assertThat(found(mailet, "a.zip")).containsExactly("policy/block policy:other 2");
  }

  @Test
  void a_change_after_which_two_files_have_one_name_leaves_the_rules_of_all() throws Exception {
    Files.writeString(home.resolve("conf/quarantine-events.txt"), events(".com", "No COMs"));
    ApplyPolicy mailet = applyPolicy("file://conf/policy.xml,file://conf/quarantine-events.txt");

    write(policy("line-1-No-COMs", "*.zip"));

    assertThat(found(mailet, "a.zip")).isEmpty();
    assertThat(found(mailet, "a.exe")).containsExactly("policy/block policy:programs 2");
    assertThat(metrics.countFor("postern.policy.refused")).isEqualTo(1);
    write(policy("other", "*.zip"));
    assertThat(found(mailet, "a.zip")).containsExactly("policy/block policy:other 2");
  }

  @Test
  void two_files_with_one_name_stop_the_start() throws Exception {
    Files.writeString(home.resolve("conf/one.txt"), events(".com", "No COMs"));
    Files.writeString(home.resolve("conf/two.txt"), events(".exe", "No COMs"));

    assertThatThrownBy(() -> applyPolicy("file://conf/one.txt, file://conf/two.txt"))
        .isInstanceOf(MessagingException.class)
        .hasMessage(
            "mailetcontainer.xml: mailet ApplyPolicy: policy: the rule \"line-1-No-COMs\" of"
                + " file://conf/two.txt is also in a file before it; give each rule a name of its"
                + " own");
  }

  @Test
  void the_mistakes_of_all_files_are_said_at_once() throws Exception {
    Files.writeString(home.resolve("conf/one.txt"), events(".com", "No COMs").replace('\t', ' '));
    Files.writeString(home.resolve("conf/two.txt"), events("*.exe", "No EXEs"));

    assertThatThrownBy(() -> applyPolicy("file://conf/one.txt, file://conf/two.txt"))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("file://conf/one.txt:1:1: line: ")
        .hasMessageContaining("file://conf/two.txt:1:1: name: ");
  }

  @Test
  void a_file_named_twice_stops_the_start() {
    assertThatThrownBy(() -> applyPolicy("file://conf/policy.xml, file://conf/policy.xml"))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("\"file://conf/policy.xml\" stands twice; name each file once");
  }

  @Test
  void a_policy_that_is_not_there_stops_the_start() {
    assertThatThrownBy(() -> applyPolicy("file://conf/polisy.xml"))
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith(
            "mailetcontainer.xml: mailet ApplyPolicy: policy: \"file://conf/polisy.xml\" cannot be"
                + " read (")
        .hasMessageEndingWith("; write the URL of a policy file");
  }

  @Test
  void a_policy_from_elsewhere_stops_the_start() {
    assertThatThrownBy(() -> applyPolicy("http://example.org/policy.xml"))
        .isInstanceOf(MessagingException.class)
        .hasMessage(
            "mailetcontainer.xml: mailet ApplyPolicy: policy: \"http://example.org/policy.xml\" is"
                + " not the URL of a file; write file://conf/policy.xml or the like");
  }

  @Test
  void a_mailet_that_was_not_started_holds_the_mail() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    assertThatThrownBy(() -> new ApplyPolicy(new FolderFiles(home), metrics).service(mail))
        .isInstanceOf(MessagingException.class);
    assertThat(Mails.found(mail)).containsExactly("unscanned/defer postern:detector-broke message");
  }

  private void write(String policy) throws IOException {
    Files.writeString(home.resolve("conf/policy.xml"), policy);
  }

  private static String events(String name, String text) {
    return name + "\tSIZE=-1\t" + text + "\n";
  }

  private static String policy(String name, String pattern) {
    return """
    <policy xmlns="urn:postern:policy:1">
      <rule name="%s" effect="block"><when><attachment name="%s"/></when></rule>
    </policy>
    """
        .formatted(name, pattern);
  }

  /** Two rules that stand and fall together. */
  private static String pair(String name) {
    return """
    <policy xmlns="urn:postern:policy:1">
      <rule name="%1$s1" effect="block"><when><attachment name="*.exe"/></when></rule>
      <rule name="%1$s2" effect="note"><when><attachment name="*.exe"/></when></rule>
    </policy>
    """
        .formatted(name);
  }

  private static List<String> found(ApplyPolicy mailet, String name) throws Exception {
    FakeMail mail = Mails.of(Mails.withAttachment(name, "application/x-any", "eA=="));
    mailet.service(mail);
    return Mails.found(mail);
  }

  private ApplyPolicy applyPolicy(String policy) throws MessagingException {
    ApplyPolicy mailet = new ApplyPolicy(new FolderFiles(home), metrics, Duration.ZERO);
    mailet.init(
        FakeMailetConfig.builder()
            .mailetName("org.postern.mailets.ApplyPolicy")
            .setProperty("policy", policy)
            .build());
    return mailet;
  }
}
