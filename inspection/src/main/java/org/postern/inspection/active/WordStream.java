package org.postern.inspection.active;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.anatomy.Node;

/**
 * What a document of Word fetches: its fields, and its template.
 *
 * <p>Source: MS-DOC 2.5.1, 2.8.25 and 2.9.273.
 */
final class WordStream {
  private static final char FIELD = 0x13;
  private static final char RESULT = 0x14;
  private static final char FIELD_END = 0x15;
  private static final int LONGEST_FIELD = 1024;
  private static final int FLAGS = 0x0a;
  private static final int SECOND_TABLE = 0x0200;
  private static final int ASSOCIATED = 0x019a;

  private WordStream() {}

  static void in(Node stream, List<Node> streams, Allowance allowance, Notes notes)
      throws IOException {
    byte[] bytes = allowance.bytes(stream.reading().content(), stream.path());
    fields(narrow(bytes), notes);
    boolean second = bytes.length > FLAGS + 1 && (u16(bytes, FLAGS) & SECOND_TABLE) != 0;
    String table = second ? "1table" : "0table";
    Optional<Node> found = streams.stream().filter(s -> Names.lower(s).equals(table)).findFirst();
    if (found.isPresent() && bytes.length >= ASSOCIATED + 8) {
      Node node = found.get();
      byte[] tables = allowance.bytes(node.reading().content(), node.path());
      template(tables, u16(bytes, ASSOCIATED) | (long) u16(bytes, ASSOCIATED + 2) << 16, notes);
    }
  }

  /** The second of the texts that belong to the document. */
  private static void template(byte[] table, long from, Notes notes) {
    if (from < 0 || from + 8 > table.length || u16(table, (int) from) != 0xffff) {
      return;
    }
    int first = (int) from + 6;
    int at = first + 2 + 2 * u16(table, first);
    if (at + 2 > table.length) {
      return;
    }
    int to = Math.min(table.length, at + 2 + 2 * u16(table, at));
    String path = new String(table, at + 2, to - at - 2, StandardCharsets.UTF_16LE);
    if (Remote.is(path)) {
      notes.add(Active.Kind.EXTERNAL_LINK, "a template at " + path);
    }
  }

  private static void fields(String text, Notes notes) {
    for (int at = text.indexOf(FIELD); at >= 0; at = text.indexOf(FIELD, at + 1)) {
      int to = at + 1;
      while (to < text.length() && to - at < LONGEST_FIELD && !ends(text.charAt(to))) {
        to++;
      }
      if (to > at + 1) {
        FieldCode.note(text.substring(at + 1, to), notes);
      }
      // What is longer has others inside, or is none.
      at = Math.max(at, to - 2);
    }
  }

  private static boolean ends(char c) {
    return c == FIELD || c == RESULT || c == FIELD_END;
  }

  /** Letters of one byte, or of two whose other is zero. */
  static String narrow(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (b != 0) {
        text.append((char) (b & 0xff));
      }
    }
    return text.toString();
  }

  private static int u16(byte[] bytes, int at) {
    return at + 1 < bytes.length ? bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 : 0;
  }
}
