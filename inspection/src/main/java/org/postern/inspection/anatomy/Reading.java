package org.postern.inspection.anatomy;

import java.util.List;
import org.postern.inspection.content.Content;

/**
 * One way to read a spot of a message.
 *
 * @param how what was assumed, in words for {@code explain}: {@code base64}, {@code boundary "x"},
 *     {@code zip, central directory}
 * @param content the decoded bytes, to be read as often as needed; for a multipart or a message the
 *     bytes of its body
 * @param size how many bytes {@code content} has
 * @param sha256 of {@code content}, 64 lower-case hexadecimal digits; empty for a multipart that
 *     could be cut into parts, whose bytes are those of its parts
 * @param types what the content looks like, whatever the header says; the most likely first, never
 *     empty
 * @param children what was found inside, in order
 */
public record Reading(
    String how,
    Content content,
    long size,
    String sha256,
    List<FileType> types,
    List<Node> children) {
  public Reading {
    types = List.copyOf(types);
    children = List.copyOf(children);
  }

  /** Returns what the content most likely is. */
  public FileType type() {
    return types.get(0);
  }
}
