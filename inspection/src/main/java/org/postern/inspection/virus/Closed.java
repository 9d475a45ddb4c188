package org.postern.inspection.virus;

import java.util.List;
import java.util.stream.Stream;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Fault;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.text.OneLine;

/**
 * What is in a message but cannot be shown to an engine: members of archives that are encrypted,
 * packed in a way that is not unpacked, or broken.
 *
 * <p>The effect is {@code note}: encrypted archives are ordinary mail, and waiting does not open
 * them. Whether they are let in is a matter of policy; that nobody looked inside is said here.
 */
final class Closed {
  private static final int MOST_FINDINGS = 8;
  private static final int DETAIL_CHARS = 100;

  private Closed() {}

  static List<Finding> findings(Anatomy anatomy) {
    return anatomy.nodes().flatMap(Closed::of).limit(MOST_FINDINGS).toList();
  }

  private static Stream<Finding> of(Node node) {
    return node.faults().stream()
        .filter(
            fault ->
                fault.what() == Irregularity.CONTENT_CLOSED
                    || fault.what() == Irregularity.CONTAINER_BROKEN)
        .map(fault -> finding(node, fault))
        .distinct();
  }

  private static Finding finding(Node node, Fault fault) {
    boolean broken = fault.what() == Irregularity.CONTAINER_BROKEN;
    return new Finding(
        Kind.UNSCANNED,
        Effect.NOTE,
        "postern",
        broken ? "container-broken" : "content-closed",
        node.path(),
        (broken
                ? "its content was looked at only as far as it can be read: "
                : "its content was not looked at: ")
            + OneLine.of(fault.detail(), DETAIL_CHARS));
  }
}
