package org.postern.inspection.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One condition of policy.xml by itself, for those who ask it elsewhere. Immutable, for many
 * threads.
 */
public final class RuleCondition {
  private final AllOf condition;
  private final TextSearch search;

  private RuleCondition(AllOf condition) {
    this.condition = condition;
    this.search = new TextSearch(List.of(condition));
  }

  /**
   * Reads a condition.
   *
   * @param element its name in policy.xml, such as {@code attachment}
   * @param attributes as they would stand there
   * @throws IllegalArgumentException with every mistake: the value in quotes, and what to write
   */
  public static RuleCondition of(String element, Map<String, String> attributes) {
    Mistakes mistakes = new Mistakes("");
    Element written = new Element(element, "", 1, 1, attributes, List.of(), "");
    Element when = new Element("when", "", 1, 1, Map.of(), List.of(written), "");
    Optional<AllOf> read = ConditionForm.allOf(when, mistakes);
    if (read.isEmpty() || !mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes.words()));
    }
    return new RuleCondition(read.get());
  }

  /** Returns the recipients for whom the condition holds, in the order of the envelope. */
  public List<String> concerned(Facts facts) {
    Facts searched = facts.searched(search);
    if (!condition.looksAtRecipient()) {
      return condition.test(searched, "").isPresent() ? searched.recipients() : List.of();
    }
    return searched.recipients().stream()
        .filter(recipient -> condition.test(searched, recipient).isPresent())
        .toList();
  }
}
