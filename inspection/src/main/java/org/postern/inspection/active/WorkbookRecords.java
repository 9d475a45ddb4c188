package org.postern.inspection.active;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.anatomy.Node;

/**
 * The records of a workbook of Excel 5 to 2003 that say something about the whole of it: macro
 * sheets, names, links.
 *
 * <p>Source: MS-XLS 2.4.28, 2.4.150, 2.4.271.
 */
final class WorkbookRecords {
  private static final int END = 0x0a;
  private static final int NAME = 0x18;
  private static final int LOCK = 0x2f;
  private static final int SHEET = 0x85;
  private static final int BOOK = 0x1ae;
  private static final int START = 0x809;
  private static final String[] BUILT_IN = {
    "", "Auto_Open", "Auto_Close", "", "", "", "", "", "", "", "Auto_Activate", "Auto_Deactivate"
  };

  private final Notes notes;
  private boolean wide;
  private boolean locked;
  private boolean macros;
  private boolean hidden;
  private boolean links;

  private WorkbookRecords(Notes notes) {
    this.notes = notes;
  }

  static void in(Node stream, Allowance allowance, Notes notes) throws IOException {
    WorkbookRecords records = new WorkbookRecords(new Notes());
    try (InputStream in =
        new BufferedInputStream(allowance.open(stream.reading().content(), stream.path()))) {
      records.read(in);
    } catch (EOFException e) {
      // What was there until then counts.
      records.end(notes);
      return;
    }
    records.end(notes);
  }

  private void read(InputStream in) throws IOException {
    byte[] head = new byte[4];
    while (in.readNBytes(head, 0, 4) == 4) {
      int type = u16(head, 0);
      int length = u16(head, 2);
      if (type == END) {
        return;
      }
      boolean wanted = type == NAME || type == SHEET || type == BOOK || type == START;
      if (wanted) {
        record(type, in.readNBytes(length));
      } else {
        locked |= type == LOCK;
        in.skipNBytes(length);
      }
    }
  }

  private void record(int type, byte[] data) {
    switch (type) {
      case START -> wide = u16(data, 0) >= 0x0600;
      case SHEET -> {
        boolean macro = data.length > 5 && data[5] == 1;
        macros |= macro;
        hidden |= macro && (data[4] & 3) == 2;
      }
      case NAME -> name(data);
      default -> book(data);
    }
  }

  private void name(byte[] data) {
    int from = wide ? 15 : 14;
    int length = data.length > 3 ? data[3] & 0xff : 0;
    if (data.length <= from) {
      return;
    }
    boolean two = wide && (data[14] & 1) != 0;
    int to = Math.min(data.length, from + (two ? 2 : 1) * length);
    int first = data[from] & 0xff;
    if ((data[0] & 0x20) != 0) {
      SheetNames.note(first < BUILT_IN.length ? BUILT_IN[first] : "", notes);
    } else {
      SheetNames.note(text(data, from, to, two), notes);
    }
  }

  /** Another workbook, or a program that gives data. */
  private void book(byte[] data) {
    if (data.length > 6) {
      boolean two = (data[4] & 1) != 0;
      String path = text(data, 5, data.length, two);
      links |= path.indexOf(3) >= 0 || path.startsWith("\1\1@") || path.contains("http");
    }
  }

  private static String text(byte[] data, int from, int to, boolean two) {
    return new String(
        data, from, to - from, two ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
  }

  private void end(Notes all) {
    if (links) {
      all.add(Active.Kind.EXTERNAL_LINK, "another workbook or program");
    }
    if (!macros) {
      return;
    }
    all.add(Active.Kind.MACRO, "an Excel 4 macro sheet");
    notes.all().forEach(note -> all.add(note.kind(), note.detail()));
    if (hidden) {
      all.add(Active.Kind.AUTOMATIC_MACRO, "a very hidden macro sheet");
    }
    if (locked) {
      all.unreadable("a locked workbook");
    }
  }

  private static int u16(byte[] bytes, int at) {
    return at + 1 < bytes.length ? bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 : 0;
  }
}
