package org.postern.inspection.data;

import java.util.Map;

/** An IBAN, in groups of four or in one. Source: ISO 13616-1. */
final class Iban implements Shape {
  private static final Map<String, Integer> LENGTHS = BankNumbers.ibanLengths();

  @Override
  public String starts() {
    return Starts.LETTERS;
  }

  @Override
  public boolean mayBegin(int run, int word) {
    return run == 2;
  }

  @Override
  public int match(Scanned text, int from) {
    if (!Scanned.isDigit(text.at(from + 2)) || !Scanned.isDigit(text.at(from + 3))) {
      return -1;
    }
    String country =
        String.valueOf(new char[] {Scanned.upper(text.at(from)), Scanned.upper(text.at(from + 1))});
    int length = LENGTHS.getOrDefault(country, 0);
    char separator = Scanned.isSeparator(text.at(from + 4)) ? text.at(from + 4) : 0;
    StringBuilder value = new StringBuilder();
    int at = from;
    while (value.length() < length) {
      if (separator != 0 && value.length() > 0 && value.length() % 4 == 0) {
        if (text.at(at) != separator) {
          return -1;
        }
        at++;
      }
      char c = text.at(at++);
      if (!Scanned.isDigit(c) && !Scanned.isLetter(c)) {
        return -1;
      }
      value.append(Scanned.upper(c));
    }
    if (length == 0 || Scanned.isWord(text.at(at))) {
      return -1;
    }
    // The digits are worked out as 98 less a remainder: others with the same remainder are none.
    int check = Checksums.number(value.toString(), 2, 4);
    String turned = value.substring(4) + value.substring(0, 4);
    return check >= 2 && check <= 98 && Checksums.remainder(turned, 97) == 1 ? at : -1;
  }
}
