package org.postern.inspection.active;

import java.util.Locale;

/**
 * Something in a file that acts when the file is opened.
 *
 * @param kind of it
 * @param detail what it is and where in the file, for people; may hold text from the file
 */
public record Active(Kind kind, String detail) {

  /** What there may be in a file. */
  public enum Kind {
    /** A document with a program in it, whether or not it starts by itself. */
    MACRO,
    /** A program in a document that starts by itself, or one that cannot be read. */
    AUTOMATIC_MACRO,
    /** A script, or an order to start a program. */
    SCRIPT,
    /** A page that makes a file on the recipient's computer. */
    BUILT_FILE,
    /** Something that a document fetches from elsewhere without being asked. */
    EXTERNAL_LINK;

    /** Returns the kind as it is written in rules, such as {@code automatic-macro}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns kind and detail on one line, such as {@code automatic-macro: AutoOpen in VBA/a}. */
  @Override
  public String toString() {
    return kind.word() + ": " + detail;
  }
}
