package org.postern.inspection.active;

/**
 * The words of a PDF one after the other: names, numbers and marks, without texts and remarks. For
 * one thread.
 *
 * <p>Source: ISO 32000-1, section 7.2 and 7.3.
 */
final class PdfTokens {
  private final String text;
  private int at;

  /** Up to where an opening bracket of a text is taken for nothing. */
  private int unclosed;

  PdfTokens(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /** Returns where the next word may begin. */
  int position() {
    return at;
  }

  /**
   * Returns the next word: a name with its slash, a bracket such as {@code <<}, or a run of other
   * characters; empty at the end.
   */
  String next() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c <= ' ') {
        at++;
      } else if (c == '%') {
        skipRemark();
      } else if (c == '(') {
        skipText();
      } else {
        return word(c);
      }
    }
    return "";
  }

  private String word(char first) {
    int from = at++;
    boolean pair = at < text.length() && text.charAt(at) == first;
    if ((first == '<' || first == '>') && pair) {
      at++;
    } else if (!isMark(first) || first == '/') {
      while (at < text.length() && !isMark(text.charAt(at)) && text.charAt(at) > ' ') {
        at++;
      }
    }
    return text.substring(from, at);
  }

  private static boolean isMark(char c) {
    return "()<>[]{}/%".indexOf(c) >= 0;
  }

  private void skipRemark() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  /** A text that does not end before its object does is none: nothing may hide in it. */
  private void skipText() {
    int depth = 0;
    int i = at;
    while (at >= unclosed && i < text.length()) {
      char c = text.charAt(i++);
      if (c == '\\') {
        i++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        at = Math.min(i, text.length());
        return;
      } else if (c == 'e' && text.startsWith("ndobj", i)) {
        break;
      }
    }
    unclosed = Math.max(unclosed, i);
    at++;
  }
}
