package org.postern.inspection.anatomy;

import java.util.Locale;

/**
 * Lines of a calendar or a card, until one of them is a property with a file as its value.
 *
 * <p>Source: RFC 5545, sections 3.1 and 3.1.3; RFC 2426, section 2.4.1; vCard 2.1, section 2.1.4.2.
 */
final class Property {
  private static final int LONGEST = 4096;
  private static final String FILE_NAME = "FILENAME=";

  private final StringBuilder text = new StringBuilder();
  private boolean card;

  /** What of the text was searched for the colon, and whether that ended within quotes. */
  private int searched;

  private boolean quoted;
  private boolean headOpen;
  private String head = "";
  private String value = "";

  /**
   * Takes a line; returns whether a file begins on it.
   *
   * @param from where it begins behind what stands before the first line of some texts
   */
  boolean line(String line, int from) {
    if (line.regionMatches(true, from, "BEGIN:V", 0, 7)) {
      card = true;
    }
    if (!card || line.regionMatches(true, from, "END:V", 0, 5)) {
      card = false;
      return false;
    }
    boolean folded = headOpen && (line.startsWith(" ") || line.startsWith("\t"));
    if (folded && text.length() < LONGEST) {
      text.append(line, 1, line.length());
    } else {
      text.setLength(0);
      text.append(line);
      searched = 0;
      quoted = false;
    }
    int colon = colon();
    headOpen = colon < 0;
    if (headOpen) {
      return false;
    }
    head = text.substring(0, colon);
    value = text.substring(colon + 1);
    return isEncoded(head.toUpperCase(Locale.ROOT));
  }

  /** Returns the name of the file; empty if it has none. */
  String fileName() {
    int at = head.toUpperCase(Locale.ROOT).indexOf(FILE_NAME);
    String name = at < 0 ? "" : head.substring(at + FILE_NAME.length());
    int end = name.startsWith("\"") ? name.indexOf('"', 1) : name.indexOf(';');
    return (end < 0 ? name : name.substring(0, end)).replace("\"", "");
  }

  /** Returns what stands on the line behind the colon. */
  String value() {
    return value;
  }

  private static boolean isEncoded(String upper) {
    int at = upper.indexOf("ENCODING=");
    int word = at < 0 ? -1 : at + "ENCODING=".length();
    return word >= 0 && (upper.startsWith("B", word) || upper.startsWith("\"B", word))
        || upper.endsWith(";BASE64")
        || upper.contains(";BASE64;");
  }

  /** The colon before the value: those in quotes belong to parameters. */
  private int colon() {
    while (searched < text.length()) {
      char c = text.charAt(searched++);
      quoted ^= c == '"';
      if (c == ':' && !quoted) {
        return searched - 1;
      }
    }
    return -1;
  }
}
