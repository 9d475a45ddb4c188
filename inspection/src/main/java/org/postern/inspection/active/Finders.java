package org.postern.inspection.active;

import java.io.IOException;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;

/** Which files are looked at for what. */
final class Finders {
  private Finders() {}

  static void look(Node node, Reading reading, Allowance allowance, Notes notes)
      throws IOException {
    if (Types.has(reading, Types.PDF)) {
      PdfActions.in(node, reading, allowance, notes);
    }
    if (isPage(node, reading)) {
      Page.in(node, reading, allowance, notes);
    }
    // What is in the project of a document is said of the document.
    if (!VbaProjects.isPart(node) && !reading.children().isEmpty()) {
      Programs.in(node, reading, allowance, notes);
    }
  }

  /** A letter without a name is shown by a mail program, which runs no scripts in it. */
  private static boolean isPage(Node node, Reading reading) {
    boolean html = Types.has(reading, "text/html") || node.declaredType().equals("text/html");
    boolean page = Types.has(reading, Types.SVG) || Types.has(reading, "application/hta");
    return page || Names.isPage(node) || html && isFile(node);
  }

  private static boolean isFile(Node node) {
    return !node.names().isEmpty()
        || node.path().indexOf('!') >= 0
        || node.header()
            .all("content-disposition")
            .anyMatch(
                field ->
                    field
                        .value()
                        .strip()
                        .toLowerCase(java.util.Locale.ROOT)
                        .startsWith("attachment"));
  }
}
