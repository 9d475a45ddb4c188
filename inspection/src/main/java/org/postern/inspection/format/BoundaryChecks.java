package org.postern.inspection.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.format.FormatCheck.Spot;
import org.postern.inspection.mime.FieldValue;

/** Checks of the lines that part a multipart. */
final class BoundaryChecks {
  /** RFC 2046, section 5.1.1, allows 70; the limit is Qmail-Scanner's. */
  private static final int LONGEST = 250;

  private static final String WORD = "boundary";

  static final FormatCheck TWICE =
      new FormatCheck(
          "boundary-defined-twice",
          "A multipart names more than one boundary, or the boundary of a multipart that it"
              + " lies in. Which parts there are depends on the program that reads it.",
          Effect.BLOCK,
          observed ->
              Stream.concat(
                  observed.faults(Irregularity.BOUNDARY_REPEATED).map(Observed.Seen::spot),
                  usedAgain(observed.root(), Set.of())));

  static final FormatCheck MISSING =
      FormatCheck.of(
          Set.of(Irregularity.BOUNDARY_MISSING),
          node -> !node.isLeaf(),
          "boundary-missing",
          Effect.BLOCK,
          "A multipart names no boundary. Some programs find its parts nevertheless, others show"
              + " text.");

  static final List<FormatCheck> CHECKS =
      List.of(
          FormatCheck.of(
              Set.of(Irregularity.BOUNDARY_MISSING),
              Node::isLeaf,
              "multipart-without-parts",
              Effect.NOTE,
              "A multipart names no boundary, and no reading of it shows parts."),
          FormatCheck.ofEachNode(
              "boundary-too-long",
              "A boundary has more than "
                  + LONGEST
                  + " characters. The standard allows 70; programs that cut longer ones, or"
                  + " overflow, see other parts than the scanner.",
              Effect.BLOCK,
              node ->
                  fields(node)
                      .map(BoundaryChecks::length)
                      .filter(length -> length > LONGEST)
                      .map(length -> "boundary of " + length + " characters")));

  private BoundaryChecks() {}

  /** The parameters of each Content-Type field of a node: honest mail has one at most. */
  private static Stream<List<FieldValue.Parameter>> fields(Node node) {
    return node.header()
        .all("Content-Type")
        .filter(field -> field.value().toLowerCase(Locale.ROOT).contains(WORD))
        .map(field -> FieldValue.parse(field.unfolded(), FieldValue.Comments.SKIPPED).parameters());
  }

  /** How long the longest boundary is, continuations taken together: RFC 2231, section 3. */
  private static int length(List<FieldValue.Parameter> parameters) {
    int continued = 0;
    int longest = 0;
    for (FieldValue.Parameter parameter : parameters) {
      if (parameter.name().equals(WORD)) {
        longest = Math.max(longest, parameter.value().length());
      } else if (parameter.name().startsWith(WORD + "*")) {
        continued += parameter.value().length();
      }
    }
    return Math.max(longest, continued);
  }

  /**
   * Follows the readings of most programs, as deep as the budget of the anatomy lets parts be
   * nested: in other readings a multipart may well be found within itself.
   */
  private static Stream<Spot> usedAgain(Node node, Set<String> outside) {
    // Inside an encoding or an archive nobody meets the delimiters of what is around it.
    Set<String> around = node.range().isEmpty() ? Set.of() : outside;
    List<String> own =
        fields(node)
            .flatMap(List::stream)
            .filter(parameter -> parameter.name().equals(WORD))
            .map(parameter -> parameter.value().stripTrailing())
            .filter(boundary -> !boundary.isEmpty())
            .toList();
    Set<String> inside = around;
    if (!own.isEmpty()) {
      inside = new HashSet<>(around);
      inside.addAll(own);
    }
    Set<String> known = inside;
    return Stream.concat(
        own.stream()
            .filter(around::contains)
            .distinct()
            .map(b -> new Spot(node.path(), "boundary \"" + b + "\" of an enclosing part")),
        node.reading().children().stream().flatMap(child -> usedAgain(child, known)));
  }
}
