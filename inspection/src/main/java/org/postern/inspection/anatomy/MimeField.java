package org.postern.inspection.anatomy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header fields that say what an entity is and how to read it. */
enum MimeField {
  TYPE("content-type"),
  ENCODING("content-transfer-encoding"),
  DISPOSITION("content-disposition"),
  DESCRIPTION("content-description"),
  VERSION("mime-version");

  private final String name;
  private final String letters;

  MimeField(String name) {
    this.name = name;
    this.letters = name.replace("-", "");
  }

  /** Returns the name as it should be written, in lower case. */
  String word() {
    return name;
  }

  /** Returns the field that a name stands for when it is written as it should be. */
  static @Nullable MimeField named(String raw) {
    for (MimeField field : values()) {
      if (field.name.equalsIgnoreCase(raw)) {
        return field;
      }
    }
    return null;
  }

  /**
   * Returns the field that some program may take a name for: nothing but its letters counts, and
   * comments, or what stands around it and cannot be part of a name, are passed over.
   */
  static @Nullable MimeField like(String raw) {
    String lower = raw.toLowerCase(Locale.ROOT);
    String plain = letters(FieldNames.plain(lower));
    String all = letters(lower);
    for (MimeField field : values()) {
      if (plain.equals(field.letters)
          || all.equals(field.letters)
          || standsAlone(lower, field.name)) {
        return field;
      }
    }
    return null;
  }

  private static boolean standsAlone(String text, String name) {
    int at = text.indexOf(name);
    return at >= 0
        && (at == 0 || !isNameCharacter(text.charAt(at - 1)))
        && (at + name.length() == text.length()
            || !isNameCharacter(text.charAt(at + name.length())));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        letters.append(text.charAt(i));
      }
    }
    return letters.toString();
  }

  static boolean isNameCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
