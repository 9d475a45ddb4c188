package org.postern.qmail.cli;

import java.util.List;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.FileType;
import org.postern.inspection.anatomy.FileType.Family;
import org.postern.inspection.anatomy.Node;

/** Which spots of a message a reader would call an attachment. */
final class Attachment {
  private Attachment() {}

  /**
   * Returns them in the order of the message: whatever has a name, attached messages, members of
   * archives, and all other content but a text without a name that is text by its looks too.
   */
  static List<Node> of(Anatomy anatomy) {
    return anatomy.nodes().filter(node -> isOne(node, node == anatomy.root())).toList();
  }

  private static boolean isOne(Node node, boolean whole) {
    if (!node.names().isEmpty()) {
      return true;
    }
    if (!node.isLeaf()) {
      return !whole && !node.declaredType().startsWith("multipart/");
    }
    FileType looks = node.reading().type();
    boolean text = looks.family() == Family.TEXT || looks.family() == Family.UNKNOWN;
    boolean asSaid = text || looks.mediaType().equals(node.declaredType());
    return !(node.declaredType().startsWith("text/") && asSaid);
  }
}
