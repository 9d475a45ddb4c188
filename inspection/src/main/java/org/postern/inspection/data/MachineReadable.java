package org.postern.inspection.data;

/**
 * The machine-readable lines of a travel document: three of 30 characters, or two of 36 or 44.
 *
 * <p>Source: ICAO Doc 9303, parts 4 to 7; check digits part 3, section 4.9.
 */
final class MachineReadable implements Shape {
  private static final int LONGEST = 44;

  @Override
  public String starts() {
    return "PVIAC";
  }

  @Override
  public int match(Scanned text, int from) {
    String first = line(text, from);
    int count = first.length() == 30 ? 3 : first.length() == 36 || first.length() == 44 ? 2 : 0;
    if (count == 0 || !first.contains("<") && count == 2) {
      return -1;
    }
    String[] lines = new String[count];
    lines[0] = first;
    int at = from + first.length();
    for (int i = 1; i < count; i++) {
      at = lineEnd(text, at);
      lines[i] = at < 0 ? "" : line(text, at);
      if (lines[i].length() != first.length()) {
        return -1;
      }
      at += first.length();
    }
    return count == 3 ? cards(lines, at) : books(lines, at);
  }

  private static int cards(String[] lines, int end) {
    String one = lines[0];
    String two = lines[1];
    String all =
        one.substring(5) + two.substring(0, 7) + two.substring(8, 15) + two.substring(18, 29);
    boolean right =
        checked(one, 5, 14)
            && checked(two, 0, 6)
            && checked(two, 8, 14)
            && check(all) == two.charAt(29);
    return right ? end : -1;
  }

  private static int books(String[] lines, int end) {
    String two = lines[1];
    int last = two.length() - 1;
    boolean right = checked(two, 0, 9) && checked(two, 13, 19) && checked(two, 21, 27);
    // Visas have no check digit of all.
    boolean visa = lines[0].charAt(0) == 'V';
    String all = two.substring(0, 10) + two.substring(13, 20) + two.substring(21, last);
    return right && (visa || check(all) == two.charAt(last)) ? end : -1;
  }

  /** Returns whether the character at {@code to} is the check digit of those before it. */
  private static boolean checked(String line, int from, int to) {
    return check(line.substring(from, to)) == line.charAt(to);
  }

  private static char check(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      sum += (c == '<' ? 0 : Character.digit(c, 36)) * new int[] {7, 3, 1}[i % 3];
    }
    return (char) ('0' + sum % 10);
  }

  private static String line(Scanned text, int from) {
    StringBuilder line = new StringBuilder(LONGEST);
    for (char c = text.at(from);
        line.length() <= LONGEST && (Scanned.isUpper(c) || Scanned.isDigit(c) || c == '<');
        c = text.at(from + line.length())) {
      line.append(c);
    }
    return line.toString();
  }

  /** Returns where the next line begins; -1 if there is more between than blanks. */
  private static int lineEnd(Scanned text, int from) {
    int at = from;
    while (at - from < 4 && text.at(at) != 0 && text.at(at) <= ' ') {
      at++;
    }
    return at == from ? -1 : at;
  }
}
