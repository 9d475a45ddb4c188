package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/** What a policy without mistakes is warned of. */
class PolicyWarningsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void a_warning_names_file_line_column_and_rule() throws Exception {
    assertThat(
            warnings(
                """
                <policy xmlns="urn:postern:policy:1">
                  <rule name="a" effect="block"><when><attachment name="*.exe"/></when></rule>
                  <rule name="b" effect="block"><when><attachment name="*.exe"/></when></rule>
                  <rule name="c" effect="tag" until="2026-11-20"><when><subject like="x"/></when></rule>
                </policy>
                """))
        .extracting(Problem::toString)
        .containsExactly(
            "policy.xml:3:3: warning: rule \"b\" adds nothing to rule \"a\" in line 2, which holds"
                + " wherever it does; remove it, or change one of them",
            "policy.xml:4:3: warning: rule \"c\" is off, as its last day is over; remove it, or"
                + " write a later until");
  }

  /** Attributes of two rules, and whether the second adds nothing to the first. */
  @ParameterizedTest(name = "{0} then {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          effect='block'                      | effect='block'                      | true
          effect='block'                      | effect='tag'                        | true
          effect='defer'                      | effect='tag'                        | true
          effect='block'                      | effect='note'                       | false
          effect='block'                      | effect='defer'                      | false
          effect='tag'                        | effect='block'                      | false
          effect='block' trial='true'         | effect='block'                      | false
          effect='block' trial='true'         | effect='block' trial='true'         | true
          effect='block'                      | effect='block' trial='true'         | true
          effect='block' until='2026-12-01'   | effect='block'                      | false
          effect='block' until='2026-12-01'   | effect='block' until='2026-11-30'   | true
          effect='block'                      | effect='block' until='2026-11-30'   | true
          effect='block' until='2026-11-01'   | effect='block'                      | false
          """)
  void rules_with_the_same_conditions(String first, String second, boolean shadowed)
      throws Exception {
    String rule = "<rule name='%s' %s><when><subject like='x'/></when></rule>";
    assertThat(isShadowed(rule.formatted("a", first) + rule.formatted("b", second)))
        .isEqualTo(shadowed);
  }

  /** Conditions of two rules, and whether the first is seen to hold wherever the second does. */
  @ParameterizedTest(name = "{0} then {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <attachment name='*.exe *.scr'/>        | <attachment name='*.SCR'/>                       | true
          <attachment name='*.exe'/>              | <attachment name='*.exe *.scr'/>                 | false
          <attachment name='*.e*'/>               | <attachment name='set?p*.exe'/>                  | true
          <attachment name='*.e?e'/>              | <attachment name='*.e*e'/>                       | false
          <attachment name='a?b'/>                | <attachment name='a*b'/>                         | false
          <attachment name='*.zip'/>              | <attachment name='*.zip' over='1m'/>             | true
          <attachment name='*.zip' over='1m'/>    | <attachment name='*.zip' over='2m'/>             | true
          <attachment name='*.zip' over='2m'/>    | <attachment name='*.zip' over='1m'/>             | false
          <attachment name='*.zip'/>              | <attachment name='*.zip' more-than='3'/>         | true
          <attachment type='archive image'/>      | <attachment type='archive'/>                     | true
          <attachment encrypted='true'/>          | <attachment encrypted='false'/>                  | false
          <sender is='*@a.example' null='true'/>  | <sender null='true'/>                            | true
          <sender is='*@a.example'/>              | <sender is='*@a.example' null='true'/>           | false
          <recipient is='*@a.example'/>           | <recipient is='joe@a.example'/>                  | true
          <direction is='inbound internal'/>      | <direction is='inbound'/>                        | true
          <direction is='inbound'/>               | <direction is='inbound internal'/>               | false
          <client relay='true'/>                  | <client relay='true' in='192.0.2.0/24'/>         | true
          <header name='X-A' present='true'/>     | <header name='x-a' like='*b*'/>                  | true
          <header name='X-A' like='*b*'/>         | <header name='X-B' like='*b*'/>                  | false
          <subject matches='a+'/>                 | <header name='Subject' matches='a+' like='*b'/>  | true
          <subject matches='a+'/>                 | <subject matches='a'/>                           | false
          <message over='1m'/>                    | <message over='2m' under='3m'/>                  | true
          <body contains='a, b'/>                 | <body contains='b'/>                             | true
          <body contains='a, b' distinct='2'/>    | <body contains='b'/>                             | false
          <data is='iban payment-card'/>          | <data is='iban' count='3'/>                      | true
          <data is='iban' count='3'/>             | <data is='iban'/>                                | false
          <found kind='virus spam'/>              | <found kind='spam' name='a'/>                    | true
          <subject like='a'/>                     | <subject like='a'/><message over='1m'/>          | true
          <subject like='a'/><message over='1m'/> | <subject like='a'/>                              | false
          <any><subject like='a'/><message over='1m'/></any> | <message over='2m'/>                  | true
          <message over='1m'/>     | <any><message over='2m'/><message over='3m'/></any>             | true
          <message over='1m'/>     | <any><message over='2m'/><subject like='a'/></any>              | false
          <not><message over='2m'/></not>         | <not><message over='1m'/></not>                  | true
          <not><message over='1m'/></not>         | <not><message over='2m'/></not>                  | false
          """)
  void conditions(String first, String second, boolean shadowed) throws Exception {
    String rule = "<rule name='%s' effect='block'><when>%s</when></rule>";
    assertThat(isShadowed(rule.formatted("a", first) + rule.formatted("b", second)))
        .isEqualTo(shadowed);
  }

  /** Conditions that all have to hold, and why they cannot; nothing where they can. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <direction is='inbound'/><direction is='outbound'/>        | no direction left
          <direction is='inbound'/><client relay='true'/>            | no direction left
          <direction is='relayed'/><client authenticated='true'/>    | no direction left
          <direction is='internal'/><client authenticated='true'/>   |
          <client relay='true'/><client relay='false'/>              | both <client relay="true"> and
          <client relay='false'/><client authenticated='true'/>      | both <client relay="false"> and
          <sender null='true'/><sender is='*@a.example'/>            | both <sender null="true"> and
          <sender is='joe@a.example'/><sender is='*@b.example'/>     | both <sender is="joe@a.example"> and
          <sender is='joe@a.example'/><sender is='*@a.example'/>     |
          <recipient is='a@b.example'/><recipient is='c@b.example'/> | both <recipient is="a@b.example"> and
          <recipient is='a*@b.example'/><recipient is='c*@b.example'/> |
          <message over='2m'/><message under='1m'/>                  | both <message over=
          <message over='1m'/><message under='2m'/>                  |
          <header name='A' present='false'/><header name='a' like='x'/> | both <header name="A"
          <header name='A' present='false'/><header name='B' like='x'/> |
          <message over='1m'/><all><subject like='x'/><message under='1m'/></all> | both <message over=
          <message over='2m'/><not><message over='1m'/></not>        | <not> takes away all
          <message over='1m'/><not><message over='2m'/></not>        |
          <any><all><message over='2m'/><message under='1m'/></all><subject like='x'/></any> |
          <any><all><message over='2m'/><message under='1m'/></all></any> | both <message over=
          """)
  void contradictions(String conditions, String why) throws Exception {
    List<Problem> warnings =
        warnings(policy("<rule name='a' effect='block'><when>" + conditions + "</when></rule>"));
    if (why == null) {
      assertThat(warnings).isEmpty();
    } else {
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("rule \"a\" can never hold: ")
          .contains(why);
    }
  }

  private static boolean isShadowed(String rules) throws Exception {
    return warnings(policy(rules)).stream()
        .anyMatch(warning -> warning.what().startsWith("rule \"b\" adds nothing to rule \"a\""));
  }

  private static String policy(String rules) {
    return "<policy xmlns='urn:postern:policy:1'>" + rules + "</policy>";
  }

  private static List<Problem> warnings(String policy) throws SettingsException, IOException {
    return Policy.read(
            "policy.xml", new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8)))
        .warnings("policy.xml", NOW);
  }
}
