package org.postern.inspection.policy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.inspection.settings.SettingsException;

/** Reads policy.xml: as XML, by the schema, and by meaning. */
final class PolicyReader {
  static final String NAMESPACE = "urn:postern:policy:1";
  static final String SCHEMA = "policy.xsd";

  private PolicyReader() {}

  static Policy read(String where, byte[] bytes) throws SettingsException, IOException {
    Mistakes mistakes = new Mistakes(where);
    XmlFile file = new XmlFile(bytes);
    Optional<Element> root = file.root(mistakes);
    List<Rule> rules = root.map(element -> rules(element, mistakes)).orElse(List.of());
    if (mistakes.isEmpty()) {
      // Everything the schema knows has been checked above in words for people. What it still
      // finds is something that this reader passed over.
      file.validate(SCHEMA, mistakes);
    }
    mistakes.check();
    try {
      return new Policy(rules);
    } catch (IllegalArgumentException e) {
      mistakes.at(
          1, 1, "policy", e.getMessage() + "; write fewer, or expressions that stand for several");
      mistakes.check();
      throw e;
    }
  }

  private static List<Rule> rules(Element root, Mistakes mistakes) {
    if (!root.name().equals("policy") || !root.namespace().equals(NAMESPACE)) {
      mistakes.at(
          root,
          "<" + root.name() + ">",
          "is not a policy; write <policy xmlns=\"" + NAMESPACE + "\"> around the rules");
      return List.of();
    }
    Checked policy = new Checked(root, mistakes);
    policy.attributes();
    policy.children("rule");
    policy.noText();
    return rules(
        root.children().stream().filter(child -> child.name().equals("rule")).toList(), mistakes);
  }

  /** Returns the rules that elements {@code <rule>} stand for; mistakes in them are noted. */
  static List<Rule> rules(List<Element> elements, Mistakes mistakes) {
    Map<String, Element> names = new HashMap<>();
    return elements.stream().flatMap(rule -> rule(rule, names, mistakes)).toList();
  }

  private static Stream<Rule> rule(Element element, Map<String, Element> names, Mistakes mistakes) {
    RuleReader reader = new RuleReader(element, mistakes);
    Optional<Rule> rule = reader.read();
    String name = element.attributes().get("name");
    if (name != null) {
      Element first = names.putIfAbsent(name, element);
      if (first != null) {
        mistakes.at(
            element,
            "name",
            "\""
                + name
                + "\" is also the rule in line "
                + first.line()
                + "; give each rule a name of its own");
      }
    }
    return rule.stream();
  }
}
