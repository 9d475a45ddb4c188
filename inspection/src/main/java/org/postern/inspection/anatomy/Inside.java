package org.postern.inspection.anatomy;

import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * What a look into a file tells.
 *
 * @param children what is in it; empty if it is no container
 * @param types what it is, now that its inside is known
 * @param encrypted whether it is locked as a whole
 */
record Inside(List<Node> children, List<FileType> types, boolean encrypted) {

  /** The node of a file that is no part but lies in something else. */
  Node node(
      String path, String name, String how, Content content, Measure measure, List<Fault> faults) {
    Reading reading = new Reading(how, content, measure.size(), measure.sha256(), types, children);
    return new Node(
        path,
        Optional.empty(),
        Header.NONE,
        name.isEmpty() ? List.of() : List.of(name),
        List.of(FileType.UNKNOWN.mediaType()),
        List.of(),
        encrypted,
        faults,
        List.of(reading));
  }
}
