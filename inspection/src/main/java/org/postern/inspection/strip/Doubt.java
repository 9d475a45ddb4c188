package org.postern.inspection.strip;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;

/** Why it is not certain that all programs would see the same message once parts are gone. */
final class Doubt {
  /** What is wrong only with the content of a part, or with a field that says nothing about it. */
  private static final Set<Irregularity> HARMLESS =
      EnumSet.of(
          Irregularity.FIELD_NAME_ODD,
          Irregularity.FIELD_REPEATED_ALIKE,
          Irregularity.DELIMITER_PADDED,
          Irregularity.BASE64_JUNK,
          Irregularity.BASE64_BEHIND_PADDING,
          Irregularity.BASE64_CUT,
          Irregularity.QUOTED_PRINTABLE_BAD_CODE,
          Irregularity.QUOTED_PRINTABLE_CONTROL,
          Irregularity.CONTAINER_BROKEN,
          Irregularity.CONTAINER_AMBIGUOUS,
          Irregularity.CONTENT_CLOSED);

  private Doubt() {}

  /**
   * Returns the reason; empty if there is none.
   *
   * @param gone what is taken out: what is wrong in there does not count
   */
  static Optional<String> about(Node node, List<Cut> gone) {
    if (node.guessed()
        || node.range().isEmpty()
        || gone.stream().anyMatch(cut -> cut.part() == node)) {
      return Optional.empty();
    }
    if (node.faults().stream().anyMatch(fault -> !HARMLESS.contains(fault.what()))) {
      return Optional.of("the message is not written as it should be");
    }
    boolean holdsParts =
        node.declaredTypes().stream()
            .anyMatch(type -> type.startsWith("multipart/") || type.startsWith("message/"));
    if (holdsParts && node.readings().size() > 1) {
      return Optional.of("the message can be read in several ways");
    }
    for (Reading reading : node.readings()) {
      for (Node child : reading.children()) {
        Optional<String> doubt = about(child, gone);
        if (doubt.isPresent()) {
          return doubt;
        }
      }
    }
    return Optional.empty();
  }
}
