package org.postern.inspection.active;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/**
 * What a document of Microsoft Office fetches that is one text of XML.
 *
 * <p>Source: Flat OPC; WordprocessingML and SpreadsheetML of Office 2003.
 */
final class FlatOffice implements Markup.Listener {
  private final Notes notes;
  private final TextFields fields;
  private final Relationships relationships;

  private FlatOffice(Notes notes) {
    this.notes = notes;
    this.fields = new TextFields(notes);
    this.relationships = new Relationships(notes);
  }

  static void in(Content text, String path, Allowance allowance, Notes notes) throws IOException {
    try (InputStream in = allowance.open(text, path)) {
      Markup.read(in, new FlatOffice(notes));
    }
  }

  @Override
  public void attribute(String element, String name, String value) {
    fields.attribute(element, name, value);
    if (element.endsWith("relationship")) {
      relationships.attribute(element, name, value);
    } else if (element.endsWith("attachedtemplate") && Remote.is(value)) {
      notes.add(Active.Kind.EXTERNAL_LINK, "a template at " + value);
    }
  }

  @Override
  public void text(String element, String text) {
    fields.text(element, text);
    String path = text.strip();
    boolean program = path.indexOf('|') > 0;
    if (element.equals("path") && (program || Remote.is(path))) {
      notes.add(Active.Kind.EXTERNAL_LINK, (program ? "DDE, " : "another workbook at ") + path);
    }
  }

  @Override
  public void elementEnds() {
    relationships.elementEnds();
  }

  @Override
  public void ends() {
    fields.ends();
  }
}
