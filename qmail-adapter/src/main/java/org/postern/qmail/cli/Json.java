package org.postern.qmail.cli;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON (RFC 8259) on one line. Total: whatever a message puts into a string, what comes out
 * is valid, stays on its line and does nothing to a terminal.
 */
final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /**
   * Returns the JSON of maps with string keys, collections, strings, whole numbers and booleans.
   *
   * @throws IllegalArgumentException for anything else
   */
  static String of(Object value) {
    Json json = new Json();
    json.value(value);
    return json.out.toString();
  }

  private void value(Object value) {
    switch (value) {
      case String text -> string(text);
      case Long number -> out.append(number);
      case Integer number -> out.append(number);
      case Boolean truth -> out.append(truth);
      case Map<?, ?> map -> object(map);
      case Collection<?> items -> array(items);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private void object(Map<?, ?> map) {
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      string((String) entry.getKey());
      out.append(':');
      value(entry.getValue());
      separator = ",";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private void array(Collection<?> items) {
    out.append('[');
    for (Iterator<?> each = items.iterator(); each.hasNext(); ) {
      value(each.next());
      out.append(each.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> character(c);
      }
    }
    out.append('"');
  }

  /** Half a surrogate pair is no character, and many readers refuse even its escape. */
  private void character(int c) {
    switch (Character.getType(c)) {
      case Character.SURROGATE -> out.append("\\ufffd");
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED -> {
        for (char unit : Character.toChars(c)) {
          out.append(String.format("\\u%04x", (int) unit));
        }
      }
      default -> out.appendCodePoint(c);
    }
  }
}
