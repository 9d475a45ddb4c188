package org.postern.inspection.format;

import java.util.List;
import java.util.Set;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.FileType;
import org.postern.inspection.anatomy.FileType.Family;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;

/**
 * Checks of base64 that holds what is no base64. In a letter that is the footer of a mailing list,
 * which some list programs append to whatever there is; everywhere else it is a way to have
 * programs decode different files.
 */
final class EncodingChecks {
  static final FormatCheck JUNK =
      FormatCheck.of(
          Set.of(Irregularity.BASE64_JUNK),
          node -> !isLetter(node),
          "base64-junk",
          Effect.BLOCK,
          "A base64 file holds characters outside the alphabet. Programs pass over them, stop there"
              + " or give up, so that they see different files.");

  static final FormatCheck BEHIND_PADDING =
      FormatCheck.of(
          Set.of(Irregularity.BASE64_BEHIND_PADDING),
          node -> !isLetter(node),
          "base64-behind-padding",
          Effect.BLOCK,
          "A base64 file goes on behind its end. Programs stop there or go on in different ways, so"
              + " that they see different files.");

  static final FormatCheck UNKNOWN =
      FormatCheck.of(
          Set.of(Irregularity.ENCODING_UNKNOWN),
          node -> !isTextAnyhow(node),
          "encoding-unknown",
          Effect.BLOCK,
          "A part names a transfer encoding that no standard knows. Some programs take it for one"
              + " that they know, others show the part as it is.");

  static final FormatCheck NOT_PLAIN =
      FormatCheck.of(
          Set.of(Irregularity.ENCODING_NOT_PLAIN),
          node -> !isTextAnyhow(node),
          "encoding-not-plain",
          Effect.BLOCK,
          "A part names its transfer encoding with a comment, quotes, a fold or something behind it."
              + " Some programs read it, others take it for unknown.");

  static final List<FormatCheck> CHECKS =
      List.of(
          FormatCheck.of(
              Set.of(Irregularity.ENCODING_UNKNOWN, Irregularity.ENCODING_NOT_PLAIN),
              EncodingChecks::isTextAnyhow,
              "text-of-odd-encoding",
              Effect.NOTE,
              "A letter names its transfer encoding in a way that is not known to all programs, such"
                  + " as `8bit;` or `UTF-8`, and is text in whatever way it is read."),
          FormatCheck.of(
              Set.of(Irregularity.BASE64_JUNK, Irregularity.BASE64_BEHIND_PADDING),
              EncodingChecks::isLetter,
              "text-behind-base64",
              Effect.NOTE,
              "A letter in base64 holds characters outside the alphabet or goes on behind its end."
                  + " Some mailing lists append their footer so."));

  private EncodingChecks() {}

  /** Whether no reading of a letter shows anything but a letter. */
  private static boolean isTextAnyhow(Node node) {
    return isLetter(node)
        && node.isLeaf()
        && node.readings().stream()
            .flatMap(reading -> reading.types().stream())
            .map(FileType::family)
            .allMatch(family -> family == Family.TEXT || family == Family.UNKNOWN);
  }

  /** Whether the part is shown as text and nothing names it, so that nobody can save it. */
  private static boolean isLetter(Node node) {
    return node.names().isEmpty()
        && node.declaredTypes().stream().allMatch(type -> type.startsWith("text/"));
  }
}
