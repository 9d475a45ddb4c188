package org.postern.inspection.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.inspection.anatomy.FileType.Family;

/** The words for families of files: lower case with hyphens. */
final class FamilyWords {
  private FamilyWords() {}

  static String word(Family family) {
    return family.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Family> of(String word) {
    return Arrays.stream(Family.values()).filter(f -> word(f).equals(word)).findFirst();
  }

  static List<String> all() {
    return Arrays.stream(Family.values()).map(FamilyWords::word).toList();
  }
}
