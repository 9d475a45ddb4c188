package org.postern.inspection.format;

import java.util.List;
import java.util.stream.Stream;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.format.FormatCheck.Spot;

/**
 * Checks of base64 that holds what is no base64. In a letter that is the footer of a mailing list,
 * which some list programs append to whatever there is; everywhere else it is a way to have
 * programs decode different files.
 */
final class EncodingChecks {
  static final FormatCheck JUNK =
      new FormatCheck(
          "base64-junk",
          "A base64 file holds characters outside the alphabet. Programs pass over them, stop there"
              + " or give up, so that they see different files.",
          Effect.BLOCK,
          observed -> files(observed, Irregularity.BASE64_JUNK));

  static final FormatCheck BEHIND_PADDING =
      new FormatCheck(
          "base64-behind-padding",
          "A base64 file goes on behind its end. Programs stop there or go on in different ways, so"
              + " that they see different files.",
          Effect.BLOCK,
          observed -> files(observed, Irregularity.BASE64_BEHIND_PADDING));

  static final List<FormatCheck> CHECKS =
      List.of(
          new FormatCheck(
              "text-behind-base64",
              "A letter in base64 holds characters outside the alphabet or goes on behind its end."
                  + " Some mailing lists append their footer so.",
              Effect.NOTE,
              observed ->
                  Stream.of(Irregularity.BASE64_JUNK, Irregularity.BASE64_BEHIND_PADDING)
                      .flatMap(observed::faults)
                      .filter(seen -> isLetter(seen.node()))
                      .map(Observed.Seen::spot)));

  private EncodingChecks() {}

  private static Stream<Spot> files(Observed observed, Irregularity what) {
    return observed.faults(what).filter(seen -> !isLetter(seen.node())).map(Observed.Seen::spot);
  }

  /** Whether the part is shown as text and nothing names it, so that nobody can save it. */
  private static boolean isLetter(Node node) {
    return node.names().isEmpty()
        && node.declaredTypes().stream().allMatch(type -> type.startsWith("text/"));
  }
}
