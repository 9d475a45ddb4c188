package org.postern.inspection.plaintext;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.inspection.anatomy.FileType;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;

/** What text can be written in. */
enum Format {
  PLAIN,
  HTML,
  XML,
  RTF,
  PDF;

  /**
   * Returns every format in which a program may read a content, by what it looks like, what its
   * header says and what its names end with; empty for what is no text.
   */
  static Set<Format> of(Node node, Reading reading, Head head) {
    Set<Format> formats = EnumSet.noneOf(Format.class);
    for (FileType type : reading.types()) {
      sniffed(type.mediaType(), formats);
    }
    if (formats.contains(PDF)) {
      return formats;
    }
    if (head.startsWith("<?xml") && !formats.contains(HTML)) {
      formats.add(XML);
    }
    boolean declared = false;
    for (String type : node.declaredTypes()) {
      declared |= type.startsWith("text/") && !type.equals("text/html");
      if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
        formats.add(HTML);
      } else if (type.equals("text/rtf") || type.equals("application/rtf")) {
        formats.add(RTF);
      } else if (type.endsWith("/xml") || type.endsWith("+xml")) {
        formats.add(XML);
      }
    }
    for (String name : node.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (List.of(".html", ".htm", ".xhtml", ".shtml").stream().anyMatch(lower::endsWith)) {
        formats.add(HTML);
      }
    }
    boolean marked = !formats.isEmpty();
    if (declared && (!marked || node.declaredType().equals("text/plain"))
        || !marked && head.isText() && !isMadeOfNodes(reading)) {
      formats.add(PLAIN);
    }
    return formats;
  }

  /** Returns whether all that is in it is in nodes of its own: an attached message, a mailbox. */
  private static boolean isMadeOfNodes(Reading reading) {
    return !reading.children().isEmpty()
        && reading.types().stream().noneMatch(type -> type.family() == FileType.Family.TEXT);
  }

  private static void sniffed(String type, Set<Format> formats) {
    switch (type) {
      case "application/pdf" -> formats.add(PDF);
      case "application/rtf" -> formats.add(RTF);
      case "text/html", "application/hta" -> formats.add(HTML);
      case "application/xml", "image/svg+xml", "application/vnd.oasis.opendocument" ->
          formats.add(XML);
      default -> {}
    }
  }
}
