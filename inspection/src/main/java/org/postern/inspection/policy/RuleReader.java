package org.postern.inspection.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.text.OneLine;

/** Reads one rule. */
final class RuleReader {
  private static final List<Effect> EFFECTS = List.of(Effect.values());

  /** What a rule may say it has found. */
  private static final List<Kind> KINDS = List.of(Kind.POLICY, Kind.VIRUS);

  private static final int NAME_CHARS = 64;
  private static final int SUBJECT_CHARS = 40;

  private final Element element;
  private final Checked rule;
  private final Mistakes mistakes;

  RuleReader(Element element, Mistakes mistakes) {
    this.element = element;
    this.mistakes = mistakes;
    this.rule = new Checked(element, mistakes);
  }

  /** Returns the rule, or empty if it has a mistake; all its mistakes are noted. */
  Optional<Rule> read() {
    rule.attributes("name", "kind", "effect", "until", "trial", "subject");
    rule.children("when", "because");
    rule.noText();
    Optional<String> name = name();
    Optional<Effect> effect = effect();
    Optional<Kind> kind = kind();
    Optional<AllOf> when = when();
    Map<String, String> because = new BecauseReader(rule, mistakes).read(children("because"));
    if (because.isEmpty()) {
      because.put("", "Rule " + name.orElse("") + " of this site.");
    }
    Optional<Instant> until = until();
    boolean trial = trial();
    String subject = subject(effect);
    return name.isPresent() && kind.isPresent() && effect.isPresent() && when.isPresent()
        ? Optional.of(
            new Rule(
                name.get(),
                kind.get(),
                effect.get(),
                When.of(when.get()),
                because,
                until,
                trial,
                subject,
                new Rule.Place(element.line(), element.column())))
        : Optional.empty();
  }

  private Optional<String> name() {
    Optional<String> name = rule.required("name", "a name of its own, such as name=\"programs\"");
    if (name.isPresent() && !isName(name.get())) {
      rule.mistake(
          "name",
          Checked.quoted(name.get())
              + " is not a name; write 1 to "
              + NAME_CHARS
              + " letters a to z, digits, dots, hyphens");
      return Optional.empty();
    }
    return name;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= NAME_CHARS
        && text.chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || c == '.'
                        || c == '-'
                        || c == '_');
  }

  private Optional<Effect> effect() {
    String words = String.join(", ", EFFECTS.stream().map(Effect::word).toList());
    Optional<String> written = rule.required("effect", "one of " + words);
    Optional<Effect> effect =
        written.flatMap(word -> EFFECTS.stream().filter(e -> e.word().equals(word)).findFirst());
    if (written.isPresent() && effect.isEmpty()) {
      rule.mistake(
          "effect", Checked.quoted(written.get()) + " is not an effect; write one of " + words);
    }
    return effect;
  }

  private Optional<Kind> kind() {
    String written = element.attributes().getOrDefault("kind", Kind.POLICY.word());
    Optional<Kind> kind = KINDS.stream().filter(k -> k.word().equals(written)).findFirst();
    if (kind.isEmpty()) {
      rule.mistake(
          "kind",
          Checked.quoted(written)
              + " is not a kind that a rule finds; write one of "
              + String.join(", ", KINDS.stream().map(Kind::word).toList()));
    }
    return kind;
  }

  private Optional<AllOf> when() {
    List<Element> all = children("when");
    if (all.isEmpty()) {
      rule.mistake("<rule>", "has no condition; write <when> with one in it");
      return Optional.empty();
    }
    if (all.size() > 1) {
      mistakes.at(all.get(1), "<when>", "stands twice; write all conditions in the first one");
    }
    return ConditionForm.allOf(all.get(0), mistakes);
  }

  private Optional<Instant> until() {
    String written = element.attributes().get("until");
    if (written == null) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(written);
      return Optional.of(day.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeException e) {
      rule.mistake("until", Checked.quoted(written) + " is not a day; write one as 2027-01-31");
      return Optional.empty();
    }
  }

  private boolean trial() {
    String written = element.attributes().getOrDefault("trial", "false");
    if (!List.of("true", "false").contains(written)) {
      rule.mistake("trial", Checked.quoted(written) + " is neither; write true or false");
    }
    return written.equals("true");
  }

  private String subject(Optional<Effect> effect) {
    String written = element.attributes().get("subject");
    if (written == null) {
      return "";
    }
    String text = written.strip();
    if (text.isEmpty() || !OneLine.of(text, SUBJECT_CHARS).equals(text)) {
      rule.mistake(
          "subject",
          Checked.quoted(written)
              + " cannot stand before a subject; write 1 to "
              + SUBJECT_CHARS
              + " characters that can be seen, such as [EXTERNAL]");
    }
    if (effect.isPresent() && effect.get() != Effect.TAG) {
      rule.mistake("subject", "is for effect=\"tag\" only; remove it, or write that effect");
    }
    return text;
  }

  private List<Element> children(String name) {
    return element.children().stream().filter(child -> child.name().equals(name)).toList();
  }
}
