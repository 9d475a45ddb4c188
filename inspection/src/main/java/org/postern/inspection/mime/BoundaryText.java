package org.postern.inspection.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The boundary parameter as it is written: whether there is only one way to read it, and the ways
 * in which programs do otherwise.
 *
 * <p>Source: RFC 2046, section 5.1.1; the ways are those of MIMEminer, CCS 2024.
 */
public final class BoundaryText {
  private static final String WORD = "boundary";
  private static final int LONGEST = 70;
  private static final int LONGEST_LOOKED_AT = 1_000;
  private static final int MOST = 24;

  private BoundaryText() {}

  /**
   * Returns whether every program reads the same boundary, or none.
   *
   * @param raw the value of a Content-Type field with its folds, bytes as ISO 8859-1
   */
  public static boolean isPlain(String raw) {
    int end = 0;
    for (int at : places(raw)) {
      int from = skipBlanks(raw, at + WORD.length());
      if (at < end || from < raw.length() && isWord(raw.charAt(from))) {
        continue;
      }
      if (from == raw.length() || raw.charAt(from) != '=') {
        return false;
      }
      end = plainValueEnd(raw, from + 1);
      if (end < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a character after the word makes it a word of something else. */
  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '"' || c == '.' || c == '-' || c == '_';
  }

  /** Returns where a value ends that every program reads alike; -1 for others. */
  private static int plainValueEnd(String raw, int from) {
    int start = skipBlanks(raw, from);
    boolean quoted = start < raw.length() && raw.charAt(start) == '"';
    int valueStart = quoted ? start + 1 : start;
    int end = raw.indexOf(quoted ? '"' : ';', valueStart);
    if (end < 0) {
      if (quoted) {
        return -1;
      }
      end = raw.length();
    }
    String value = raw.substring(valueStart, end);
    value = quoted ? value : value.strip();
    if (value.length() > LONGEST || quoted && !isEnd(raw, end + 1)) {
      return -1;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '\\' || !quoted && "\"(), \t".indexOf(c) >= 0) {
        return -1;
      }
    }
    boolean odd = value.startsWith(" ") || value.contains("=?") && value.contains("?=");
    return odd ? -1 : end;
  }

  /** Whether a quoted value is over: a semicolon follows, or a parameter without one before it. */
  private static boolean isEnd(String raw, int quoteEnd) {
    int behind = skipBlanks(raw, quoteEnd);
    return behind == raw.length()
        || raw.charAt(behind) == ';'
        || behind > quoteEnd && Character.isLetter(raw.charAt(behind));
  }

  /** Returns what programs may take for the boundary, the empty one excluded. */
  public static List<String> candidates(String raw) {
    Set<String> candidates = new LinkedHashSet<>();
    for (int at : places(raw)) {
      int equals = raw.indexOf('=', at + WORD.length());
      if (equals >= 0) {
        int end = Math.min(raw.length(), equals + 1 + LONGEST_LOOKED_AT);
        String tail = raw.substring(equals + 1, end);
        String line = tail.replace("\r", "").replace("\n", "");
        addForms(candidates, line);
        addForms(candidates, line.replace(" ", "").replace("\t", ""));
        addForms(candidates, controlsRemoved(line));
        int fold = tail.indexOf('\r');
        if (fold > 0) {
          addForms(candidates, tail.substring(0, fold));
        }
      }
    }
    return candidates.stream().filter(BoundaryText::holdsMoreThanQuotes).limit(MOST).toList();
  }

  private static void addForms(Set<String> candidates, String tail) {
    candidates.add(upTo(tail, ";").strip());
    candidates.add(upTo(tail, ";"));
    candidates.add(upTo(tail, ";,").strip());
    candidates.add(upTo(tail.strip(), ";, \t\0"));
    candidates.add(upTo(tail.strip(), ";(").strip());
    String[] pieces = upTo(tail, ";,").split("\"", -1);
    for (String piece : pieces) {
      candidates.add(piece.strip());
    }
    int quote = tail.indexOf('"');
    if (quote >= 0) {
      int end = tail.lastIndexOf('"');
      candidates.add(tail.substring(quote + 1, Math.max(end, quote + 1)));
    }
    String unquoted = upTo(tail, ";").replace("\"", "").strip();
    candidates.add(unquoted);
    candidates.add(unquoted.replace("'", ""));
    int language = unquoted.lastIndexOf('\'');
    candidates.add(unquoted.substring(language + 1));
  }

  private static boolean holdsMoreThanQuotes(String text) {
    return !text.replace("\"", "").isEmpty();
  }

  private static String upTo(String text, String ends) {
    for (int i = 0; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static String controlsRemoved(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ' ') {
        rest.append(text.charAt(i));
      }
    }
    return rest.toString();
  }

  /** Where the word begins; a field has few parameters of that name. */
  private static List<Integer> places(String raw) {
    String lower = raw.toLowerCase(Locale.ROOT);
    List<Integer> places = new ArrayList<>();
    int at = lower.indexOf(WORD);
    while (at >= 0 && places.size() < MOST) {
      places.add(at);
      at = lower.indexOf(WORD, at + 1);
    }
    return places;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
