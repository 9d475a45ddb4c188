package org.postern.inspection.active;

import java.util.List;
import java.util.Locale;

/** Names in a workbook that make its macro sheets start: Excel goes by how they begin. */
final class SheetNames {
  private static final List<String> AUTOMATIC =
      List.of("auto_open", "auto_close", "auto_activate", "auto_deactivate");

  private SheetNames() {}

  /** Notes a name that a workbook defines, if it is one. */
  static void note(String name, Notes notes) {
    String lower = name.toLowerCase(Locale.ROOT);
    String own = lower.startsWith("_xlnm.") ? lower.substring(6) : lower;
    if (AUTOMATIC.stream().anyMatch(own::startsWith)) {
      notes.add(Active.Kind.AUTOMATIC_MACRO, name + " in the names of the workbook");
    }
  }

  /** Notes the names in a workbook that is written in bytes, where they stand as UTF-16. */
  static void wide(byte[] workbook, Notes notes) {
    StringBuilder text = new StringBuilder();
    for (byte b : workbook) {
      if (b != 0) {
        text.append((char) (b & 0xff));
      }
    }
    String lower = text.toString().toLowerCase(Locale.ROOT);
    AUTOMATIC.stream().filter(lower::contains).forEach(name -> note(name, notes));
  }
}
