package org.postern.inspection.active;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.anatomy.Node;

/**
 * A document in Office Open XML: its macros, and what it fetches.
 *
 * <p>Source: ISO 29500-1 and 29500-2, MS-OVBA, MS-OFFMACRO.
 */
final class OfficeXml {
  private final Iterable<Node> members;
  private final Allowance allowance;
  private final Notes notes;

  private OfficeXml(Iterable<Node> members, Allowance allowance, Notes notes) {
    this.members = members;
    this.allowance = allowance;
    this.notes = notes;
  }

  static void in(Iterable<Node> members, Allowance allowance, Notes notes) throws IOException {
    OfficeXml document = new OfficeXml(members, allowance, notes);
    document.vba();
    document.sheets();
    for (Node member : members) {
      document.member(member, Names.lower(member));
    }
  }

  private void vba() throws IOException {
    VbaProjects projects = new VbaProjects(allowance);
    for (Node member : members) {
      if (Names.isProject(member)
          && !projects.in(member.reading().children(), Names.of(member), notes)) {
        notes.unreadable(Names.of(member));
      }
    }
  }

  /** Macro sheets of Excel 4, and the names and the hiding that make them start by themselves. */
  private void sheets() throws IOException {
    boolean sheets = false;
    for (Node member : members) {
      if (Names.lower(member).contains("macrosheets/") && !Names.lower(member).endsWith(".rels")) {
        sheets = true;
        notes.add(Active.Kind.MACRO, "Excel 4 macros in " + Names.of(member));
      }
    }
    for (Node member : members) {
      String name = Names.lower(member);
      if (sheets && name.endsWith("workbook.xml")) {
        read(member, new WorkbookNames(notes));
      } else if (sheets && name.endsWith("workbook.bin")) {
        SheetNames.wide(allowance.bytes(member.reading().content(), member.path()), notes);
      }
    }
  }

  private void member(Node member, String name) throws IOException {
    if (name.endsWith(".rels")) {
      read(member, new Relationships(notes));
    } else if (name.startsWith("customui/") && name.endsWith(".xml")) {
      read(member, new RibbonStart(Names.of(member), notes));
    } else if (name.startsWith("word/") && name.endsWith(".xml")) {
      read(member, new TextFields(notes));
    } else if (name.contains("externallinks/") || name.endsWith("/connections.xml")) {
      read(member, new DataLinks(notes));
    }
  }

  private void read(Node member, Markup.Listener listener) throws IOException {
    try (InputStream in = allowance.open(member.reading().content(), member.path())) {
      Markup.read(in, listener);
    }
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** The names that a workbook gives, and sheets that nobody can show. */
  private record WorkbookNames(Notes notes) implements Markup.Listener {
    @Override
    public void attribute(String element, String name, String value) {
      if (local(element).equals("definedname") && name.equals("name")) {
        SheetNames.note(value, notes);
      } else if (local(element).equals("sheet") && value.equalsIgnoreCase("veryHidden")) {
        notes.add(Active.Kind.AUTOMATIC_MACRO, "a very hidden sheet beside macro sheets");
      }
    }
  }

  /** What a ribbon calls when it is loaded. */
  private record RibbonStart(String where, Notes notes) implements Markup.Listener {
    @Override
    public void attribute(String element, String name, String value) {
      if (local(element).equals("customui") && name.equals("onload")) {
        notes.add(Active.Kind.AUTOMATIC_MACRO, "onLoad in " + where);
      }
    }
  }

  /** Links to data of other programs. */
  private record DataLinks(Notes notes) implements Markup.Listener {
    @Override
    public void attribute(String element, String name, String value) {
      if (local(element).equals("ddelink") && name.equals("ddeservice")) {
        notes.add(Active.Kind.EXTERNAL_LINK, "DDE, program " + value);
      } else if (local(element).equals("connection")
          && name.equals("refreshonload")
          && (value.equals("1") || value.equals("true"))) {
        notes.add(Active.Kind.EXTERNAL_LINK, "data that is fetched when opened");
      }
    }
  }
}
