package org.postern.inspection.active;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;

/**
 * What a text of RTF fetches: a template, linked objects, objects that are loaded when it is
 * opened, and fields.
 *
 * <p>Source: RTF 1.9.1, Document formatting properties, Objects, Fields.
 */
final class RtfLinks {
  private static final int LONGEST_WORD = 32;
  private static final int LONGEST_TEXT = 4096;

  private final InputStream in;
  private final Notes notes;
  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** The group that a text is taken from; above all groups if none is. */
  private int taken = Integer.MAX_VALUE;

  private boolean template;
  private int pending = NONE;
  private static final int NONE = -2;

  private RtfLinks(InputStream in, Notes notes) {
    this.in = in;
    this.notes = notes;
  }

  static void in(Node node, Reading reading, Allowance allowance, Notes notes) throws IOException {
    try (InputStream in = new BufferedInputStream(allowance.open(reading.content(), node.path()))) {
      new RtfLinks(in, notes).read();
    }
  }

  private void read() throws IOException {
    for (int c = next(); c >= 0; c = next()) {
      switch (c) {
        case '{' -> depth++;
        case '}' -> {
          if (depth <= taken) {
            finish();
          }
          depth--;
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> append((char) c);
      }
    }
    finish();
  }

  private int next() throws IOException {
    int c = pending == NONE ? in.read() : pending;
    pending = NONE;
    return c;
  }

  private void control() throws IOException {
    int c = next();
    if (c == '\'') {
      int high = Character.digit(next(), 16);
      int low = Character.digit(next(), 16);
      append((char) (Math.max(0, high) << 4 | Math.max(0, low)));
    } else if (!isLetter(c)) {
      if (c == '\\' || c == '{' || c == '}') {
        append((char) c);
      }
    } else {
      StringBuilder word = new StringBuilder();
      while (isLetter(c) && word.length() < LONGEST_WORD) {
        word.append((char) c);
        c = next();
      }
      word(word.toString(), number(c));
    }
  }

  /** The number behind a word, 0 if there is none; a blank behind it belongs to it. */
  private long number(int first) throws IOException {
    int c = first;
    boolean negative = c == '-';
    c = negative ? next() : c;
    long number = 0;
    while (c >= '0' && c <= '9') {
      number = Math.min(Integer.MAX_VALUE, number * 10 + c - '0');
      c = next();
    }
    pending = c == ' ' ? NONE : c;
    return negative ? -number : number;
  }

  private void word(String word, long number) throws IOException {
    switch (word) {
      case "objautlink", "objlink" -> notes.add(Active.Kind.EXTERNAL_LINK, "a linked object");
      case "objupdate" ->
          notes.add(Active.Kind.EXTERNAL_LINK, "objupdate, an object loaded when opened");
      case "template" -> take(true);
      case "fldinst" -> take(false);
      case "bin" -> in.skipNBytes(Math.min(in.available(), Math.max(0, number)));
      case "u" -> append((char) (number & 0xffff));
      default -> {}
    }
  }

  private void take(boolean isTemplate) {
    finish();
    taken = depth;
    template = isTemplate;
  }

  private void append(char c) {
    if (taken <= depth && text.length() < LONGEST_TEXT) {
      text.append(c);
    }
  }

  private void finish() {
    if (taken != Integer.MAX_VALUE && template && Remote.is(text.toString())) {
      notes.add(Active.Kind.EXTERNAL_LINK, "a template at " + text.toString().strip());
    } else if (taken != Integer.MAX_VALUE && !template) {
      FieldCode.note(text.toString(), notes);
    }
    text.setLength(0);
    taken = Integer.MAX_VALUE;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
