package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.anatomy.Header.Field;

/**
 * MIME fields inside the value of other fields, where a program with another notion of line ends
 * finds them: behind a control byte, in a continuation line, or right behind a quoted string.
 */
final class HiddenFields {
  private static final int PREFIX = "content".length();

  private HiddenFields() {}

  static List<Field> in(byte[] block, HeaderLines lines) {
    List<Field> hidden = new ArrayList<>();
    int owner = 0;
    for (int dash = PREFIX; dash < block.length; dash++) {
      if (block[dash] != '-' || !isContent(block, dash - PREFIX)) {
        continue;
      }
      int start = dash - PREFIX;
      while (owner + 1 < lines.starts.size() && lines.starts.get(owner + 1) <= start) {
        owner++;
      }
      if (lines.starts.isEmpty() || start <= lines.starts.get(owner)) {
        continue;
      }
      Field field = field(block, start);
      if (field != null && isOdd(block, start, lines.fields.get(owner).name())) {
        hidden.add(field);
      }
    }
    return hidden;
  }

  /** Whether a program may see a line begin here. */
  private static boolean isOdd(byte[] block, int start, String owner) {
    int before = block[start - 1];
    if (MimeField.isNameCharacter(before)) {
      return false;
    }
    if (before < ' ' && before != '\t' && before != '\n') {
      return true;
    }
    String name = owner.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.startsWith("content-") || name.startsWith("mime-")) {
      return true;
    }
    // Signatures list the names of fields, and reports of other programs quote them.
    boolean quotes = name.startsWith("x-") || name.contains("signature") || name.startsWith("arc-");
    int line = start;
    while (line > 0 && (block[line - 1] == ' ' || block[line - 1] == '\t')) {
      line--;
    }
    return !quotes && line > 0 && line < start && block[line - 1] == '\n';
  }

  private static @Nullable Field field(byte[] block, int start) {
    int end = start;
    while (end < block.length && MimeField.isNameCharacter(block[end])) {
      end++;
    }
    String name = new String(block, start, end - start, StandardCharsets.ISO_8859_1);
    while (end < block.length && (block[end] == ' ' || block[end] == '\t')) {
      end++;
    }
    if (end == block.length || block[end] != ':' || MimeField.named(name) == null) {
      return null;
    }
    int from = ++end;
    while (end < block.length && block[end] != '\n' && block[end] != '\r') {
      end++;
    }
    return new Field(name, new String(block, from, end - from, StandardCharsets.ISO_8859_1));
  }

  private static boolean isContent(byte[] block, int at) {
    for (int i = 0; i < PREFIX; i++) {
      if ((block[at + i] | 0x20) != "content".charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
