package org.postern.inspection.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.postern.inspection.Finding;
import org.postern.inspection.settings.SettingsException;

/**
 * The rules of a site, as policy.xml has them. Immutable.
 *
 * <pre>{@code
 * <policy xmlns="urn:postern:policy:1">
 *   <rule name="windows-programs" effect="block">
 *     <when> <attachment name="*.exe *.scr *.pif"/> </when>
 *     <because>Programs are not accepted by mail.</because>
 *   </rule>
 * </policy>
 * }</pre>
 */
public final class Policy {
  private final List<Rule> rules;

  Policy(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads a policy.
   *
   * @param where the file as the administrator knows it
   * @param file its bytes; read to the end, not closed
   * @throws SettingsException with every mistake in the file, each with line and column
   * @throws IOException if the file cannot be read
   */
  public static Policy read(String where, InputStream file) throws SettingsException, IOException {
    return PolicyReader.read(where, file.readAllBytes());
  }

  /** Returns the names of the rules in the order of the file. */
  public List<String> ruleNames() {
    return rules.stream().map(Rule::name).toList();
  }

  /**
   * Returns what the rules have to say about a message. Every rule is asked; a rule with a
   * condition on recipients names those whom it concerns.
   */
  public List<Finding> apply(Facts facts) {
    return rules.stream().flatMap(rule -> rule.apply(facts).stream()).toList();
  }

  /**
   * Returns why each rule holds or does not hold, in lines for people: every rule, the condition
   * that decided, and what it was compared with. Text from the message is safe in it.
   */
  public List<String> account(Facts facts) {
    return rules.stream().flatMap(rule -> RuleAccount.of(rule, facts).stream()).toList();
  }
}
