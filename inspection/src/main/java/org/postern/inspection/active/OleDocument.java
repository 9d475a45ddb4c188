package org.postern.inspection.active;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.anatomy.Node;

/** A document in an OLE2 file: its macros, and what it fetches. */
final class OleDocument {
  private OleDocument() {}

  static void in(List<Node> streams, Allowance allowance, Notes notes) throws IOException {
    VbaProjects projects = new VbaProjects(allowance);
    projects.in(streams, "", notes);
    for (Node stream : streams) {
      if (VbaProjects.isPart(stream)) {
        projects.in(stream.reading().children(), "the project", notes);
      }
      String name = Names.lower(stream);
      String leaf = name.substring(name.lastIndexOf('/') + 1);
      if (name.equals("workbook") || name.equals("book")) {
        WorkbookRecords.in(stream, allowance, notes);
      } else if (name.equals("worddocument")) {
        WordStream.in(stream, streams, allowance, notes);
      } else if (leaf.equals("\1ole")) {
        linked(allowance.bytes(stream.reading().content(), stream.path()), notes);
      }
    }
  }

  /** An object that lies elsewhere. Source: MS-OLEDS 2.3.3. */
  private static void linked(byte[] bytes, Notes notes) {
    String text = WordStream.narrow(bytes).toLowerCase(Locale.ROOT);
    boolean linked = bytes.length > 8 && (bytes[4] & 1) != 0;
    // Four letters of a scheme, or the two backslashes of a share.
    if (linked && (text.contains("http") || text.contains("ftp:") || text.contains("\\\\"))) {
      notes.add(Active.Kind.EXTERNAL_LINK, "a linked object");
    }
  }
}
