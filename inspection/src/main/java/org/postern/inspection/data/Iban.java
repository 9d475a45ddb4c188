package org.postern.inspection.data;

import java.util.Map;

/** An IBAN, in groups of any size. Source: ISO 13616-1. */
final class Iban implements Shape {
  private static final Map<String, Integer> LENGTHS = BankNumbers.ibanLengths();

  @Override
  public String starts() {
    return Starts.LETTERS;
  }

  @Override
  public int match(Scanned text, int from) {
    if (!Scanned.isDigit(text.at(from + 2)) || !Scanned.isDigit(text.at(from + 3))) {
      return -1;
    }
    String country =
        String.valueOf(new char[] {Scanned.upper(text.at(from)), Scanned.upper(text.at(from + 1))});
    int length = LENGTHS.getOrDefault(country, 0);
    StringBuilder value = new StringBuilder();
    int at = from;
    while (value.length() < length) {
      char c = text.at(at);
      if (Scanned.isDigit(c) || Scanned.isLetter(c)) {
        value.append(Scanned.upper(c));
      } else if (!Scanned.isSeparator(c) || !Scanned.isWord(text.at(at - 1))) {
        return -1;
      }
      at++;
    }
    if (length == 0 || Scanned.isWord(text.at(at))) {
      return -1;
    }
    String turned = value.substring(4) + value.substring(0, 4);
    return Checksums.remainder(turned, 97) == 1 ? at : -1;
  }
}
