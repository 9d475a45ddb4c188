package org.postern.inspection.active;

import java.io.IOException;
import java.util.Locale;
import org.postern.inspection.anatomy.FileType.Family;
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
    if (Types.has(reading, Types.RTF)) {
      RtfLinks.in(node, reading, allowance, notes);
    }
    if (isPage(node, reading)) {
      Page.in(node, reading, allowance, notes);
    }
    // What is in the project of a document is said of the document.
    if (!VbaProjects.isPart(node)) {
      document(node, reading, allowance, notes);
    }
  }

  private static void document(Node node, Reading reading, Allowance allowance, Notes notes)
      throws IOException {
    if (Types.has(reading, Types.OLE)) {
      OleDocument.in(reading.children(), allowance, notes);
    }
    boolean zip = Types.has(reading, Types.ZIP);
    if (Types.has(reading, Types.OPEN_DOCUMENT)) {
      if (zip) {
        OpenDocument.in(reading.children(), allowance, notes);
      } else {
        OpenDocument.in(reading.content(), node.path(), allowance, notes);
      }
    } else if (isOffice(reading)) {
      OfficeXml.in(reading.children(), allowance, notes);
      if (!zip) {
        FlatOffice.in(reading.content(), node.path(), allowance, notes);
      }
    }
    if (Types.has(reading, Family.MACRO_DOCUMENT) && !notes.has(Active.Kind.MACRO)) {
      notes.unreadable("the document");
    }
  }

  /** A document of the newer sort, as an archive or as one text. */
  private static boolean isOffice(Reading reading) {
    return !Types.has(reading, Types.OLE)
        && Types.OFFICE.stream().anyMatch(t -> Types.has(reading, t));
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
            .map(field -> field.unfolded().toLowerCase(Locale.ROOT))
            .anyMatch(value -> value.startsWith("attachment"));
  }
}
