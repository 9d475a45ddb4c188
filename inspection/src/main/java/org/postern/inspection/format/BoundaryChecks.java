package org.postern.inspection.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.format.FormatCheck.Spot;

/** Checks of the lines that part a multipart. */
final class BoundaryChecks {
  /** RFC 2046, section 5.1.1, allows 70; the limit is Qmail-Scanner's. */
  private static final int LONGEST = 250;

  static final List<FormatCheck> CHECKS =
      List.of(
          FormatCheck.ofEachNode(
              "boundary-too-long",
              "A boundary has more than "
                  + LONGEST
                  + " characters. The standard allows 70; programs that cut longer ones, or"
                  + " overflow, see other parts than the scanner.",
              Effect.BLOCK,
              node ->
                  ContentTypeField.all(node)
                      .map(ContentTypeField::boundaryLength)
                      .filter(length -> length > LONGEST)
                      .map(length -> "boundary of " + length + " characters")),
          new FormatCheck(
              "boundary-defined-twice",
              "A multipart names more than one boundary, or the boundary of a multipart that it"
                  + " lies in. Which parts there are depends on the program that reads it.",
              Effect.BLOCK,
              BoundaryChecks::definedTwice));

  private BoundaryChecks() {}

  private static Stream<Spot> definedTwice(Anatomy anatomy) {
    return Stream.concat(
        anatomy
            .nodes()
            .flatMap(
                node ->
                    node.faults().stream()
                        .filter(fault -> fault.what() == Irregularity.BOUNDARY_REPEATED)
                        .map(fault -> new Spot(node.path(), fault.detail()))),
        usedAgain(anatomy.root(), Set.of()));
  }

  /** Goes as deep as the budget of the anatomy lets parts be nested, and no deeper. */
  private static Stream<Spot> usedAgain(Node node, Set<String> around) {
    List<String> own =
        ContentTypeField.all(node).flatMap(field -> field.boundaries().stream()).toList();
    Set<String> inside = new HashSet<>(around);
    inside.addAll(own);
    return Stream.concat(
        own.stream()
            .filter(around::contains)
            .distinct()
            .map(b -> new Spot(node.path(), "boundary \"" + b + "\" of an enclosing part")),
        node.readings().stream()
            .flatMap(reading -> reading.children().stream())
            .flatMap(child -> usedAgain(child, inside)));
  }
}
