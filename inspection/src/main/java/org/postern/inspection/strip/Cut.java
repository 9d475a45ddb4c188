package org.postern.inspection.strip;

import org.postern.inspection.anatomy.Node;

/**
 * A part that is to be taken out of a message, header and all.
 *
 * @param part a child of a multipart, from the raw bytes of the message
 * @param range where it lies; the line end before the next delimiter is not in it
 */
public record Cut(Node part, Node.Range range) {
  boolean holds(Cut other) {
    return range.from() <= other.range.from() && other.range.to() <= range.to();
  }
}
