package org.postern.inspection.active;

/** The fields in a text of WordprocessingML. An instruction may stand in several pieces. */
final class TextFields implements Markup.Listener {
  private static final int LONGEST = 4096;

  private final Notes notes;
  private final StringBuilder instruction = new StringBuilder();

  TextFields(Notes notes) {
    this.notes = notes;
  }

  @Override
  public void text(String element, String text) {
    if (element.endsWith("instrtext") && instruction.length() < LONGEST) {
      instruction.append(References.plain(text));
    }
  }

  @Override
  public void attribute(String element, String name, String value) {
    if (element.endsWith("fldsimple") && name.endsWith("instr")) {
      FieldCode.note(References.plain(value), notes);
    } else if (element.endsWith("fldchar") && name.endsWith("fldchartype")) {
      // It begins, has its result from here on, or ends.
      finish();
    }
  }

  @Override
  public void ends() {
    finish();
  }

  private void finish() {
    if (!instruction.isEmpty()) {
      FieldCode.note(instruction.toString(), notes);
      instruction.setLength(0);
    }
  }
}
