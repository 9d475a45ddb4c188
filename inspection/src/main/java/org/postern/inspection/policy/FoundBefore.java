package org.postern.inspection.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/**
 * Holds where another detector, or an earlier rule, has found something.
 *
 * @param kinds any if empty
 * @param effects any if empty
 * @param names of the signature, check or rule; any if empty
 */
record FoundBefore(Set<Kind> kinds, Set<Effect> effects, Optional<Patterns> names)
    implements Condition {
  FoundBefore {
    kinds = Set.copyOf(kinds);
    effects = Set.copyOf(effects);
  }

  @Override
  public boolean looksAtRecipient() {
    return true;
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    return Condition.holds(
        facts.findings().stream()
            .anyMatch(
                finding ->
                    finding.concerns(recipient)
                        && (kinds.isEmpty() || kinds.contains(finding.kind()))
                        && (effects.isEmpty() || effects.contains(finding.effect()))
                        && names.map(n -> n.match(finding.name())).orElse(true)));
  }

  @Override
  public String written() {
    return "<found"
        + words(" kind", kinds.stream().map(Enum::name).sorted().toList())
        + words(" effect", effects.stream().map(Enum::name).sorted().toList())
        + names.map(n -> " name=\"" + n + "\"").orElse("")
        + ">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return Shown.texts(
        facts.findings().stream()
            .filter(finding -> finding.concerns(recipient))
            .map(FoundBefore::words)
            .distinct()
            .toList());
  }

  private static String words(Finding finding) {
    return finding.kind().word() + "/" + finding.effect().word() + " " + finding.name();
  }

  private static String words(String attribute, List<String> names) {
    return names.isEmpty()
        ? ""
        : names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" ", attribute + "=\"", "\""));
  }
}
