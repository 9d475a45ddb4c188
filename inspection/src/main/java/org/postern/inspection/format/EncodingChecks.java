package org.postern.inspection.format;

import java.util.List;
import java.util.stream.Stream;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.FileType;
import org.postern.inspection.anatomy.FileType.Family;
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

  static final FormatCheck UNKNOWN =
      new FormatCheck(
          "encoding-unknown",
          "A part names a transfer encoding that no standard knows. Some programs take it for one"
              + " that they know, others show the part as it is.",
          Effect.BLOCK,
          observed -> doubtful(observed, Irregularity.ENCODING_UNKNOWN));

  static final FormatCheck NOT_PLAIN =
      new FormatCheck(
          "encoding-not-plain",
          "A part names its transfer encoding with a comment, quotes, a fold or something behind it."
              + " Some programs read it, others take it for unknown.",
          Effect.BLOCK,
          observed -> doubtful(observed, Irregularity.ENCODING_NOT_PLAIN));

  static final List<FormatCheck> CHECKS =
      List.of(
          new FormatCheck(
              "text-of-odd-encoding",
              "A letter names its transfer encoding in a way that is not known to all programs, such"
                  + " as `8bit;` or `UTF-8`, and is text in whatever way it is read.",
              Effect.NOTE,
              observed ->
                  Stream.of(Irregularity.ENCODING_UNKNOWN, Irregularity.ENCODING_NOT_PLAIN)
                      .flatMap(observed::faults)
                      .filter(seen -> isTextAnyhow(seen.node()))
                      .map(Observed.Seen::spot)),
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

  private static Stream<Spot> doubtful(Observed observed, Irregularity what) {
    return observed
        .faults(what)
        .filter(seen -> !isTextAnyhow(seen.node()))
        .map(Observed.Seen::spot);
  }

  /** Whether no reading of a letter shows anything but a letter. */
  private static boolean isTextAnyhow(Node node) {
    return isLetter(node)
        && node.isLeaf()
        && node.readings().stream()
            .flatMap(reading -> reading.types().stream())
            .map(FileType::family)
            .allMatch(family -> family == Family.TEXT || family == Family.UNKNOWN);
  }

  private static Stream<Spot> files(Observed observed, Irregularity what) {
    return observed.faults(what).filter(seen -> !isLetter(seen.node())).map(Observed.Seen::spot);
  }

  /** Whether the part is shown as text and nothing names it, so that nobody can save it. */
  private static boolean isLetter(Node node) {
    return node.names().isEmpty()
        && node.declaredTypes().stream().allMatch(type -> type.startsWith("text/"));
  }
}
