package org.postern.inspection.decoding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a program may make of the Content-Transfer-Encoding of an entity.
 *
 * @param codings the ways to decode it, the one of most programs first; more than one only where
 *     the fields are not written as they should be
 * @param unknown words that RFC 2045 does not know
 */
public record Encodings(List<Coding> codings, List<String> unknown) {
  /** What is tried where programs may disagree. */
  private static final List<Coding> ALL =
      List.of(Coding.BASE64, Coding.QUOTED_PRINTABLE, Coding.IDENTITY);

  /** Words for no encoding that are wrong but cannot be mistaken for another. */
  private static final Set<String> PLAIN =
      Set.of("8bits", "7bits", "8-bit", "7-bit", "8 bit", "7 bit");

  public Encodings {
    codings = List.copyOf(codings);
    unknown = List.copyOf(unknown);
  }

  /**
   * Reads the values of the fields.
   *
   * @param words in order, comments taken out
   * @param plain whether all of them are written as they should be
   */
  public static Encodings of(List<String> words, boolean plain) {
    Set<Coding> codings = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String word : words) {
      Optional<Coding> known = Coding.named(word);
      if (known.isPresent()) {
        codings.add(known.get());
      } else if (!PLAIN.contains(word.toLowerCase(Locale.ROOT))) {
        unknown.add(word);
      }
    }
    if (!unknown.isEmpty() || codings.size() > 1 || !plain) {
      if (codings.isEmpty()) {
        codings.add(Coding.IDENTITY);
      }
      codings.addAll(ALL);
    }
    return new Encodings(
        codings.isEmpty() ? List.of(Coding.IDENTITY) : List.copyOf(codings), unknown);
  }
}
