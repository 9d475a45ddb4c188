package org.postern.matchers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/**
 * What {@code Found} is asked for: findings of a kind and of certain effects.
 *
 * @param kind empty for any
 * @param effects never empty
 */
record WantedFinding(Optional<Kind> kind, Set<Effect> effects) {
  /** A finding that is only to be noted in the log chooses no way, unless asked for by name. */
  private static final Set<Effect> ALL_BUT_NOTE =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Effect.NOTE)));

  private static final String KINDS = words(Kind.values(), Kind::word);
  private static final String EFFECTS = words(Effect.values(), Effect::word);

  /** Returns whether a finding is one of those wanted. */
  boolean matches(Finding finding) {
    return kind.filter(wanted -> wanted != finding.kind()).isEmpty()
        && effects.contains(finding.effect());
  }

  /**
   * Returns whether mail that no virus detector has looked at is wanted: it counts as {@code
   * unscanned/defer} for those who ask for {@code unscanned} by name.
   */
  boolean matchesNeverScanned() {
    return kind.filter(wanted -> wanted == Kind.UNSCANNED).isPresent()
        && effects.contains(Effect.DEFER);
  }

  /**
   * Reads a condition: {@code kind} or {@code kind/effect}, with commas between them. A kind alone
   * asks for all effects but {@code note}.
   *
   * @throws IllegalArgumentException with everything that is wrong
   */
  static List<WantedFinding> parse(String condition) {
    List<WantedFinding> wanted = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (String item : condition.split(",", -1)) {
      one(item.strip(), wanted, mistakes);
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
    return List.copyOf(wanted);
  }

  private static void one(String item, List<WantedFinding> wanted, List<String> mistakes) {
    int slash = item.indexOf('/');
    String kindWord = (slash < 0 ? item : item.substring(0, slash)).strip();
    String effectWord = slash < 0 ? "" : item.substring(slash + 1).strip();
    Optional<Kind> kind = word(Kind.values(), Kind::word, kindWord);
    Optional<Effect> effect = word(Effect.values(), Effect::word, effectWord);
    if (kind.isEmpty() && !kindWord.equals("*")) {
      mistakes.add(
          "\""
              + kindWord
              + "\" is not a kind of finding; write one of "
              + KINDS
              + ", or * for any");
    }
    if (slash >= 0 && effect.isEmpty() && !effectWord.equals("*")) {
      mistakes.add(
          "\"" + effectWord + "\" is not an effect; write one of " + EFFECTS + ", or * for any");
    }
    Set<Effect> any = slash < 0 ? ALL_BUT_NOTE : EnumSet.allOf(Effect.class);
    wanted.add(new WantedFinding(kind, effect.map(Set::of).orElse(any)));
  }

  private interface Word<E> {
    String of(E constant);
  }

  private static <E> Optional<E> word(E[] all, Word<E> word, String written) {
    return Arrays.stream(all).filter(constant -> word.of(constant).equals(written)).findFirst();
  }

  private static <E> String words(E[] all, Word<E> word) {
    return Arrays.stream(all).map(word::of).collect(Collectors.joining(", "));
  }
}
