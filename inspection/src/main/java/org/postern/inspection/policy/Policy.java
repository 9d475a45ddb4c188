package org.postern.inspection.policy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.Finding;
import org.postern.inspection.active.ActiveContent;
import org.postern.inspection.settings.Problem;
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
  private static final String TEXT_NOT_READ = "text-not-read";

  private final List<Rule> rules;
  private final TextSearch search;

  Policy(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    this.search =
        new TextSearch(rules.stream().map(rule -> (Condition) rule.when().all()).toList());
  }

  /**
   * Reads a policy. A file whose name ends in {@code .txt} is read as Qmail-Scanner's own, see
   * {@link ScannerRules}; every other as XML.
   *
   * @param where the file as the administrator knows it
   * @param file its bytes; read to the end, not closed
   * @throws SettingsException with every mistake in the file, each with line and column
   * @throws IOException if the file cannot be read
   */
  public static Policy read(String where, InputStream file) throws SettingsException, IOException {
    byte[] bytes = file.readAllBytes();
    return ScannerRules.isNamed(where)
        ? new Policy(ScannerRules.read(where, bytes).rules())
        : PolicyReader.read(where, bytes);
  }

  /** Returns one policy with the rules of several, in their order. */
  public static Policy of(List<Policy> policies) {
    return new Policy(policies.stream().flatMap(policy -> policy.rules.stream()).toList());
  }

  /** Returns the names of the rules in the order of the file. */
  public List<String> ruleNames() {
    return rules.stream().map(Rule::name).toList();
  }

  /**
   * Returns what some rules say to people besides their first sentence: under {@code subject} what
   * is put before the subject of mail, and their sentences under the languages these are in.
   *
   * @param names of rules; others than those of this policy add nothing
   */
  public Map<String, Map<String, String>> texts(Set<String> names) {
    Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (names.contains(rule.name())) {
        Map<String, String> own = new LinkedHashMap<>(rule.because());
        own.remove("");
        if (!rule.subject().isEmpty() && !rule.trial()) {
          own.put("subject", rule.subject());
        }
        if (!own.isEmpty()) {
          texts.put(rule.name(), own);
        }
      }
    }
    return texts;
  }

  /**
   * Returns what is no mistake and yet cannot be meant: rules that are over, that can never hold,
   * or that add nothing to an earlier one; at most one a rule, in the order of the file. Not all of
   * them can be seen, but what is said is so.
   *
   * @param where the file as the administrator knows it
   * @param now for what is over
   */
  public List<Problem> warnings(String where, Instant now) {
    return new PolicyWarnings(where, now).of(rules);
  }

  /**
   * Returns what the rules have to say about a message. Every rule is asked; a rule with a
   * condition on recipients names those whom it concerns.
   */
  public List<Finding> apply(Facts facts) {
    Facts searched = facts.searched(search);
    List<Finding> findings = new ArrayList<>();
    rules.forEach(rule -> findings.addAll(rule.apply(searched)));
    searched
        .text()
        .spentAt()
        .ifPresentOrElse(
            path -> findings.add(tooMuchText(path)),
            () -> searched.text().cut().ifPresent(path -> findings.add(notReadable(path))));
    searched.active().cut().ifPresent(path -> findings.add(notOpened(path)));
    return findings;
  }

  /** Padding in front of what a rule looks for must not carry it past the rule. */
  private static Finding tooMuchText(String path) {
    return new Finding(
        Finding.Kind.UNSCANNED,
        Finding.Effect.DEFER,
        "policy",
        TEXT_NOT_READ,
        path,
        "rules on text did not see all of it: there is more than %d MB"
            .formatted(MessageText.LIMIT >> 20));
  }

  private static Finding notReadable(String path) {
    return new Finding(
        Finding.Kind.UNSCANNED,
        Finding.Effect.NOTE,
        "policy",
        TEXT_NOT_READ,
        path,
        "rules on text did not see all of it: it is a PDF that pdftotext could not read (package"
            + " poppler-utils)");
  }

  private static Finding notOpened(String path) {
    return new Finding(
        Finding.Kind.UNSCANNED,
        Finding.Effect.DEFER,
        "policy",
        "content-not-read",
        path,
        "rules on what files have did not see all of it: there is more than %d MB"
            .formatted(ActiveContent.LIMIT >> 20));
  }

  /**
   * Returns why each rule holds or does not hold, in lines for people: every rule, the condition
   * that decided, and what it was compared with. Text from the message is safe in it.
   */
  public List<String> account(Facts facts) {
    Facts searched = facts.searched(search);
    return rules.stream().flatMap(rule -> RuleAccount.of(rule, searched).stream()).toList();
  }
}
