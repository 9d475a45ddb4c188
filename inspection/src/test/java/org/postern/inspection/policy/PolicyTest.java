package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.GeneratedPage;
import org.postern.inspection.Part;
import org.postern.inspection.settings.SettingsException;

/** What the rules of a policy say about a message. */
class PolicyTest {
  private static final String PROGRAMS =
      """
      <policy xmlns="urn:postern:policy:1">
        <rule name="programs" effect="block">
          <when><attachment name="*.exe *.scr"/></when>
          <because>Programs are not
            accepted by mail.</because>
        </rule>
      </policy>
      """;

  @Test
  void a_rule_that_holds_is_a_finding_with_place_and_reason() throws Exception {
    assertThat(policy(PROGRAMS).apply(facts(Part.at("2").named("setup.exe"), "joe@example.org")))
        .containsExactly(
            new Finding(
                Kind.POLICY,
                Effect.BLOCK,
                "policy",
                "programs",
                "2",
                "Programs are not accepted by mail. (\"setup.exe\")"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "setup.exe, true",
    "SETUP.EXE, true",
    "setup.exe., true",
    "'setup.scr ', true",
    "folder/setup.exe, true",
    "setup.exe.txt, false",
    "exe, false",
    "'', false",
  })
  void names_are_compared(String name, boolean holds) throws Exception {
    assertThat(policy(PROGRAMS).apply(facts(Part.at("1").named(name), "joe@example.org")))
        .hasSize(holds ? 1 : 0);
  }

  @Test
  void every_name_of_every_node_counts_once_a_node() throws Exception {
    Part message =
        Part.at("message")
            .holding(
                Part.at("1").named("letter.txt", "a.exe", "b.scr"),
                Part.at("2")
                    .named("a.zip")
                    .holding(Part.at("2!a.zip!c.exe").named("c.exe"), Part.at("2!a.zip!d")));

    assertThat(policy(PROGRAMS).apply(facts(message, "joe@example.org")))
        .extracting(Finding::path)
        .containsExactly("1", "2!a.zip!c.exe");
  }

  @Test
  void a_recipient_condition_limits_whom_the_finding_concerns() throws Exception {
    Policy policy =
        policy(
            """
            <policy xmlns="urn:postern:policy:1">
              <rule name="strict" effect="block">
                <when>
                  <recipient is="*@strict.example"/>
                  <attachment name="*.zip"/>
                </when>
              </rule>
            </policy>
            """);
    Part zip = Part.at("1").named("a.zip");

    assertThat(policy.apply(facts(zip, "joe@example.org", "Ann@strict.example")))
        .extracting(Finding::recipients)
        .containsExactly(List.of("ann@strict.example"));
    assertThat(policy.apply(facts(zip, "joe@example.org"))).isEmpty();
    assertThat(policy.apply(facts(Part.at("1").named("a.txt"), "ann@strict.example"))).isEmpty();
  }

  @Test
  void a_rule_on_recipients_alone_concerns_the_message_as_a_whole() throws Exception {
    Policy policy =
        policy(
            """
            <policy xmlns="urn:postern:policy:1">
              <rule name="closed" effect="defer">
                <when><recipient is="moved@* gone@*"/></when>
              </rule>
            </policy>
            """);

    assertThat(policy.apply(facts(Part.at("message"), "gone@example.org", "joe@example.org")))
        .containsExactly(
            new Finding(
                Kind.POLICY,
                Effect.DEFER,
                "policy",
                "closed",
                "message",
                "Rule closed of this site.",
                List.of("gone@example.org")));
  }

  @Test
  void every_rule_is_asked_in_the_order_of_the_file() throws Exception {
    Policy policy =
        policy(
            """
            <policy xmlns="urn:postern:policy:1">
              <rule name="second.first" effect="note"><when><attachment name="*"/></when></rule>
              <rule name="other" effect="tag"><when><attachment name="*.doc"/></when></rule>
              <rule name="first" effect="block"><when><attachment name="*.exe"/></when></rule>
            </policy>
            """);

    assertThat(policy.apply(facts(Part.at("1").named("a.exe"), "joe@example.org")))
        .extracting(Finding::name)
        .containsExactly("second.first", "first");
  }

  @Test
  void a_name_from_a_message_cannot_start_a_line() throws Exception {
    assertThat(policy(PROGRAMS).apply(facts(Part.at("1").named("a\r\nb.exe"), "joe@example.org")))
        .extracting(Finding::detail)
        .containsExactly("Programs are not accepted by mail. (\"a??b.exe\")");
  }

  @Test
  void a_thousand_parts_are_eight_findings() throws Exception {
    Part message = Part.at("message");
    for (int i = 0; i < 1_000; i++) {
      message.holding(Part.at("" + i).named("a.exe"));
    }

    assertThat(policy(PROGRAMS).apply(facts(message, "joe@example.org")))
        .hasSize(8)
        .last()
        .extracting(Finding::detail)
        .asString()
        .endsWith(", and 992 more like it)");
  }

  @Test
  void an_empty_policy_asks_nothing() throws Exception {
    assertThat(policy("<policy xmlns=\"urn:postern:policy:1\"/>").ruleNames()).isEmpty();
  }

  @Test
  void the_manual_says_what_the_code_does() throws IOException {
    GeneratedPage.check("policy.md", PolicyReference.page());
  }

  @Test
  void the_samples_in_the_manual_are_good() throws Exception {
    for (ConditionForm form : ConditionForm.all()) {
      String rule = "<rule name=\"r\" effect=\"note\"><when>" + form.sample() + "</when></rule>";
      assertThat(policy("<policy xmlns=\"urn:postern:policy:1\">" + rule + "</policy>").ruleNames())
          .containsExactly("r");
    }
    String page = PolicyReference.page();
    String sample = page.substring(page.indexOf("<policy "), page.indexOf("</policy>") + 9);
    assertThat(policy(sample).ruleNames()).containsExactly("windows-programs");
  }

  private static Policy policy(String xml) throws SettingsException, IOException {
    return Policy.read(
        "policy.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Facts facts(Part part, String... recipients) {
    return new Facts(
        part.anatomy(),
        Optional.of("alice@example.net"),
        List.of(recipients),
        Facts.Client.LOCAL,
        domain -> false,
        Instant.EPOCH,
        List.of());
  }
}
