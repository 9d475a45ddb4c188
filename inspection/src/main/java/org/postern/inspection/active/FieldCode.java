package org.postern.inspection.active;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The instruction of a field in a text: what Word puts there in its place.
 *
 * <p>Source: ISO 29500-1, section 17.16.5.
 */
final class FieldCode {
  private static final Set<String> FETCHING =
      Set.of("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD", "DATABASE");

  private FieldCode() {}

  /** Notes what an instruction does, if it does anything by itself. */
  static void note(String instruction, Notes notes) {
    List<String> words = List.of(instruction.replace('"', ' ').strip().split("\\s+"));
    String first = words.get(0).toUpperCase(Locale.ROOT);
    if (first.equals("DDE") || first.equals("DDEAUTO")) {
      notes.add(Active.Kind.EXTERNAL_LINK, "a field " + first);
    } else if (FETCHING.contains(first)) {
      words.stream()
          .skip(1)
          // In a field each backslash stands twice.
          .map(word -> word.replace("\\\\", "\\"))
          .filter(Remote::is)
          .findFirst()
          .ifPresent(address -> notes.add(Active.Kind.EXTERNAL_LINK, first + " " + address));
    }
  }
}
