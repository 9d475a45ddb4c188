package org.postern.james;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.protocols.smtp.SMTPConfigurationImpl;
import org.apache.james.protocols.smtp.SMTPSessionImpl;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.server.core.MailImpl;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The hook of the SMTP server in James 3.9.0: made by its class loaders out of the extension jar,
 * with its container and the shipped processors. Its SMTP server is not on Maven Central; over SMTP
 * the hook is tested on 3.8.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanHookTest {
  private static final String POLICY =
      """
      <policy xmlns="urn:postern:policy:1">
        <rule name="later" effect="defer">
          <when><subject matches="later"/></when>
          <because>Come back in ten minutes.</because>
        </rule>
        <rule name="kim-later" effect="defer">
          <when><subject matches="kim waits"/><recipient is="kim@example.org"/></when>
          <because>Kim is asleep.</because>
        </rule>
      </policy>
      """;

  private James39 james;
  private JamesMessageHook hook;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    james = new James39(directory).configure("policy.xml", POLICY).start();
    hook = hook("processor", "scan");
  }

  @AfterAll
  void stop() {
    james.close();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          later     | joe@example.org                 | 451 4.7.1 Come back in ten minutes.
          kim waits | kim@example.org                 | 451 4.7.1 Kim is asleep.
          kim waits | joe@example.org,kim@example.org | goes on
          hello     | joe@example.org                 | goes on
          """)
  void is_the_answer_to_the_data(String subject, String to, String answer) throws Exception {
    HookResult result = ask(mail(subject, to));
    assertThat(
            result == HookResult.DECLINED
                ? "goes on"
                : result.getSmtpRetCode() + " " + result.getSmtpDescription())
        .startsWith(answer);
    assertThat(james.arrived()).as("nothing is delivered meanwhile").isEmpty();
  }

  @Test
  void what_was_seen_lies_on_the_mail_in_a_form_that_every_queue_keeps() throws Exception {
    MailImpl mail = mail("hello", "joe@example.org");
    assertThat(ask(mail)).isSameAs(HookResult.DECLINED);

    assertThat(mail.getAttribute(AttributeName.of("org.postern.looks")).orElseThrow().getValue())
        .satisfies(
            looks ->
                assertThat(AttributeValue.fromJson(looks.toJson().orElseThrow())).isEqualTo(looks));
    assertThat(mail.attributeNames().map(AttributeName::asString))
        .contains("org.postern.looked.virus", "org.postern.engines")
        .doesNotContain("org.postern.session", "org.postern.inspection");
  }

  @Test
  void the_message_of_the_session_survives_and_is_delivered() throws Exception {
    MailImpl mail = mail("survives", "joe@example.org");
    ask(mail);

    james.submit(mail);
    List<Arrival> arrived = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> arrived.addAll(james.take()) && !arrived.isEmpty());
    assertThat(arrived)
        .singleElement()
        .satisfies(
            arrival ->
                assertThat(arrival.message())
                    .startsWith("X-Postern: outcome=deliver;")
                    .containsOnlyOnce("engine=")
                    .endsWith("Subject: survives\r\n\r\nhello\r\n"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          processor | scam      | smtpserver.xml: handler ScanHook: processor: "scam" is not a processor of mailetcontainer.xml; write the one that scans mail
          processor | transport | smtpserver.xml: handler ScanHook: processor: "transport" has no mailet org.postern.mailets.Accept
          state     | scan      | smtpserver.xml: handler ScanHook: state: is not a setting here; write one of processor, or remove it
          """)
  void wrong_settings_stop_the_start(String name, String value, String said) {
    assertThatThrownBy(() -> hook(name, value))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(said);
  }

  private JamesMessageHook hook(String name, String value) throws Exception {
    BaseHierarchicalConfiguration config = new BaseHierarchicalConfiguration();
    config.addProperty("[@class]", "org.postern.james.ScanHook");
    config.addProperty(name, value);
    return james.hook("org.postern.james.ScanHook", config);
  }

  private HookResult ask(MailImpl mail) {
    return hook.onMessage(
        new SMTPSessionImpl(new FakeTransport(), new SMTPConfigurationImpl()), mail);
  }

  private static MailImpl mail(String subject, String to) throws Exception {
    return James39.mail(
        "a@example.net",
        List.of(to.split(",")),
        ("Subject: " + subject + "\r\n\r\nhello\r\n").getBytes(US_ASCII));
  }
}
