package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding.Kind;

/** The rules of a site, as a mailet. */
class ApplyPolicyTest {
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
            file://conf/policy.xml:2:3: effect: "kill" is not an effect; write one of block, defer, tag, note
            file://conf/policy.xml:3:11: <attachment>: asks nothing; write one of its attributes, such as name="*.exe"\
            """);
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

    assertThatThrownBy(() -> new ApplyPolicy(new FolderFiles(home)).service(mail))
        .isInstanceOf(MessagingException.class);
    assertThat(Mails.found(mail)).containsExactly("unscanned/defer postern:detector-broke message");
  }

  private ApplyPolicy applyPolicy(String policy) throws MessagingException {
    ApplyPolicy mailet = new ApplyPolicy(new FolderFiles(home));
    mailet.init(
        FakeMailetConfig.builder()
            .mailetName("org.postern.mailets.ApplyPolicy")
            .setProperty("policy", policy)
            .build());
    return mailet;
  }
}
