package org.postern.inspection.active;

import java.io.IOException;
import org.postern.inspection.anatomy.FileType.Family;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;

/** The macros of a document: those that can be read, and those that it only says it has. */
final class Programs {
  private Programs() {}

  static void in(Node node, Reading reading, Allowance allowance, Notes notes) throws IOException {
    boolean ole = Types.has(reading, Types.OLE);
    boolean document = ole || Types.has(reading, Family.MACRO_DOCUMENT);
    if (!document) {
      return;
    }
    VbaProjects projects = new VbaProjects(allowance);
    boolean found = ole && projects.in(reading.children(), "", notes);
    for (Node part : reading.children()) {
      if (VbaProjects.isPart(part)) {
        found |= projects.in(part.reading().children(), Names.of(part), notes);
      }
    }
    if (Types.has(reading, Family.MACRO_DOCUMENT) && !found) {
      notes.add(Active.Kind.MACRO, "a document with macros");
    }
  }
}
