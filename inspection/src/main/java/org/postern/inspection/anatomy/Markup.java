package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.InputStream;

/** The characters of an HTML text, with character references undone. For one thread. */
final class Markup {
  /** What {@link #next} answers past the end. */
  static final int END = -1;

  private final InputStream in;

  /** What was read behind an ampersand that turned out to begin no reference. */
  private final StringBuilder back = new StringBuilder();

  private int backAt;
  private boolean referenced;

  Markup(InputStream in) {
    this.in = in;
  }

  /** Returns the next character, bytes as ISO 8859-1, or {@link #END}. */
  int next() throws IOException {
    referenced = false;
    int c = raw();
    return c == '&' ? reference() : c;
  }

  /** Returns whether the last character was written as a reference: it then ends no attribute. */
  boolean referenced() {
    return referenced;
  }

  private int raw() throws IOException {
    if (backAt < back.length()) {
      return back.charAt(backAt++);
    }
    back.setLength(0);
    backAt = 0;
    return in.read();
  }

  private int reference() throws IOException {
    StringBuilder text = new StringBuilder();
    int c = raw();
    while (References.goesOn(text, c) && text.length() < References.LONGEST) {
      // Leading zeros have no end; one of them is as good as all.
      boolean zero = c == '0' && text.length() > 1 && text.charAt(text.length() - 1) == '0';
      if (!zero || !isZero(text)) {
        text.append((char) c);
      }
      c = raw();
    }
    int character = References.character(text);
    // A number counts without its semicolon, a name does not.
    referenced = character >= 0 && (c == ';' || text.charAt(0) == '#');
    if (referenced && c == ';') {
      return character;
    }
    String rest = back.substring(backAt);
    back.setLength(0);
    backAt = 0;
    if (!referenced) {
      back.append(text);
    }
    if (c >= 0) {
      back.append((char) c);
    }
    back.append(rest);
    return referenced ? character : '&';
  }

  /** Whether a number is nothing but zeros so far. */
  private static boolean isZero(CharSequence text) {
    return text.charAt(0) == '#'
        && (text.length() == 2 || text.length() == 3 && (text.charAt(1) | 0x20) == 'x');
  }
}
