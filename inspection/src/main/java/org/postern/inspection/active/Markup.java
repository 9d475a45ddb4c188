package org.postern.inspection.active;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Goes through HTML or XML once, and says what elements with what attributes are in it. Zero bytes
 * are passed over, so that UTF-16 reads as letters of one byte.
 *
 * <p>Source: HTML living standard, section 13.2.5, as far as it matters where an element begins.
 */
final class Markup {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 4096;
  private static final int LONGEST_TEXT = 4096;
  private static final int BLOCK = 32 << 10;

  /** Hears what is there; names in lower case. */
  interface Listener {
    /** An element begins. */
    default void element(String name) {}

    /** An attribute of the element that began last, with the first 4096 characters of its value. */
    void attribute(String element, String name, String value);

    /** The element that began last, if any, has no more attributes and no more text. */
    default void elementEnds() {}

    /** There is no more. */
    default void ends() {}

    /** The first 4096 characters behind the start of an element, up to the next one. */
    default void text(String element, String text) {}

    /** The next piece of the source, lower case, each character once. */
    default void source(String piece) {}
  }

  private enum State {
    TEXT,
    OPEN,
    DECLARATION,
    REMARK,
    ELEMENT,
    BETWEEN,
    NAME,
    EQUALS,
    VALUE,
    SKIPPED
  }

  private final Listener listener;
  private final StringBuilder element = new StringBuilder();
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private State state = State.TEXT;
  private char quote;
  private int dashes;

  private Markup(Listener listener) {
    this.listener = listener;
  }

  static void read(InputStream in, Listener listener) throws IOException {
    Markup markup = new Markup(listener);
    byte[] block = new byte[BLOCK];
    for (int n = in.readNBytes(block, 0, BLOCK); n > 0; n = in.readNBytes(block, 0, BLOCK)) {
      StringBuilder piece = new StringBuilder(n);
      for (int i = 0; i < n; i++) {
        if (block[i] != 0) {
          char c = (char) (block[i] & 0xff);
          piece.append(c);
          markup.take(c);
        }
      }
      listener.source(piece.toString().toLowerCase(Locale.ROOT));
    }
    markup.endText();
    listener.elementEnds();
    listener.ends();
  }

  private void take(char c) {
    switch (state) {
      case TEXT -> {
        if (c == '<') {
          state = State.OPEN;
        } else if (text.length() < LONGEST_TEXT) {
          text.append(c);
        }
      }
      case OPEN -> open(c);
      case DECLARATION -> {
        dashes = c == '-' ? dashes + 1 : 0;
        state =
            c == '>' ? State.TEXT : dashes == 2 ? State.REMARK : c == '-' ? state : State.SKIPPED;
      }
      case REMARK -> {
        // A remark of nothing ends at once, and one ends at --!>, too.
        boolean ends = c == '>' && dashes >= 2;
        dashes = c == '-' ? dashes + 1 : c == '!' && dashes >= 2 ? dashes : 0;
        state = ends ? State.TEXT : state;
      }
      case ELEMENT -> elementName(c);
      case BETWEEN -> between(c);
      case NAME -> attributeName(c);
      case EQUALS -> equalsSign(c);
      case VALUE -> valueOf(c);
      case SKIPPED -> state = c == '>' ? State.TEXT : state;
    }
  }

  private void open(char c) {
    if (isLetter(c)) {
      endText();
      listener.elementEnds();
      element.setLength(0);
      state = State.ELEMENT;
      elementName(c);
    } else if (c == '!') {
      dashes = 0;
      state = State.DECLARATION;
    } else if (c == '/' || c == '?') {
      state = State.SKIPPED;
    } else {
      state = c == '<' ? State.OPEN : State.TEXT;
    }
  }

  private void elementName(char c) {
    if (c <= ' ' || c == '/' || c == '>') {
      listener.element(lower(element));
      state = c == '>' ? State.TEXT : State.BETWEEN;
    } else {
      add(element, c, LONGEST_NAME);
    }
  }

  private void between(char c) {
    if (c == '>') {
      state = State.TEXT;
    } else if (c > ' ' && c != '/') {
      name.setLength(0);
      value.setLength(0);
      name.append(c);
      state = State.NAME;
    }
  }

  private void attributeName(char c) {
    if (c == '=') {
      state = State.EQUALS;
    } else if (c == '>' || c == '/') {
      endAttribute();
      state = c == '>' ? State.TEXT : State.BETWEEN;
    } else if (c > ' ') {
      add(name, c, LONGEST_NAME);
    } else if (!name.isEmpty() && name.charAt(name.length() - 1) != ' ') {
      // Blanks may stand before the equals sign; any other character begins the next attribute.
      name.append(' ');
    }
    int blank = name.indexOf(" ");
    if (state == State.NAME && blank >= 0 && blank < name.length() - 1) {
      String next = name.substring(blank + 1);
      name.setLength(blank);
      endAttribute();
      name.append(next);
      state = State.NAME;
    }
  }

  private void equalsSign(char c) {
    if (c == '>') {
      endAttribute();
      state = State.TEXT;
    } else if (c > ' ') {
      quote = c == '"' || c == '\'' ? c : 0;
      state = State.VALUE;
      if (quote == 0) {
        value.append(c);
      }
    }
  }

  private void valueOf(char c) {
    boolean ends = quote == 0 ? c <= ' ' || c == '>' : c == quote;
    if (ends) {
      endAttribute();
      state = c == '>' && quote == 0 ? State.TEXT : State.BETWEEN;
    } else {
      add(value, c, LONGEST_VALUE);
    }
  }

  private void endAttribute() {
    listener.attribute(lower(element), lower(name).strip(), value.toString());
    name.setLength(0);
    value.setLength(0);
  }

  private void endText() {
    if (!text.isEmpty()) {
      listener.text(lower(element), text.toString());
      text.setLength(0);
    }
  }

  private static void add(StringBuilder to, char c, int most) {
    if (to.length() < most) {
      to.append(c);
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static String lower(StringBuilder text) {
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
