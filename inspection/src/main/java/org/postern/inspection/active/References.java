package org.postern.inspection.active;

/** Character references in attributes, as far as scripts are hidden with them. */
final class References {
  private static final int LONGEST = 12;

  private References() {}

  /** Returns a value with its references undone; one that is not known stays. */
  static String plain(String value) {
    if (value.indexOf('&') < 0) {
      return value;
    }
    StringBuilder plain = new StringBuilder(value.length());
    int at = 0;
    while (at < value.length()) {
      char c = value.charAt(at);
      int end = c == '&' ? end(value, at + 1) : at;
      int character = end > at + 1 ? character(value.substring(at + 1, end)) : -1;
      if (character >= 0) {
        plain.append((char) character);
        at = end < value.length() && value.charAt(end) == ';' ? end + 1 : end;
      } else {
        plain.append(c);
        at++;
      }
    }
    return plain.toString();
  }

  /** Returns a value without blanks and control characters, which browsers pass over in it. */
  static String unblanked(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    value.chars().filter(c -> c > ' ').forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  private static int end(String value, int from) {
    int at = from;
    boolean number = at < value.length() && value.charAt(at) == '#';
    boolean hex = number && at + 1 < value.length() && (value.charAt(at + 1) | 0x20) == 'x';
    at += hex ? 2 : number ? 1 : 0;
    while (at < value.length()
        && at - from < LONGEST
        && (number
            ? Character.digit(value.charAt(at), hex ? 16 : 10) >= 0
            : Character.isLetter(value.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static int character(String reference) {
    if (reference.charAt(0) == '#') {
      boolean hex = reference.length() > 1 && (reference.charAt(1) | 0x20) == 'x';
      long value = 0;
      for (int i = hex ? 2 : 1; i < reference.length(); i++) {
        value = value * (hex ? 16 : 10) + Character.digit(reference.charAt(i), hex ? 16 : 10);
      }
      return value < 0x10000 ? (int) value : -1;
    }
    return switch (reference) {
      case "colon" -> ':';
      case "Tab" -> '\t';
      case "NewLine" -> '\n';
      case "lpar" -> '(';
      case "sol" -> '/';
      case "bsol" -> '\\';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> -1;
    };
  }
}
