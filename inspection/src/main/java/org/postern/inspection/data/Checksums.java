package org.postern.inspection.data;

import java.time.YearMonth;

/** Arithmetic of check digits. Numbers are given as digits in a row, in ASCII. */
final class Checksums {
  /** Source: Verhoeff, "Error detecting decimal codes", 1969. */
  private static final String[] DIHEDRAL = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };

  private static final String[] PERMUTATION = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  private Checksums() {}

  static int digit(String number, int at) {
    return number.charAt(at) - '0';
  }

  static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digit(text, i);
    }
    return number;
  }

  static boolean same(String number) {
    return number.chars().allMatch(c -> c == number.charAt(0));
  }

  /** Returns whether the last digit is Luhn's. Source: ISO/IEC 7812-1, annex B. */
  static boolean luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = digit(number, number.length() - 1 - i);
      int doubled = digit * 2;
      sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** Returns the sum of the first digits, each by its weight. */
  static int weighted(String number, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += digit(number, i) * weights[i];
    }
    return sum;
  }

  /** Returns the remainder of a number of any length; letters are 10 to 35. Source: ISO 7064. */
  static int remainder(CharSequence number, int modulus) {
    int remainder = 0;
    for (int i = 0; i < number.length(); i++) {
      int value = Character.digit(number.charAt(i), 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % modulus;
    }
    return remainder;
  }

  /** Returns whether the last digit is that of ISO 7064, MOD 11,10. */
  static boolean mod11And10(String number) {
    int product = 10;
    for (int i = 0; i < number.length() - 1; i++) {
      int sum = (digit(number, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digit(number, number.length() - 1);
  }

  static boolean verhoeff(String number) {
    int check = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = digit(number, number.length() - 1 - i);
      check = digit(DIHEDRAL[check], digit(PERMUTATION[i % 8], digit));
    }
    return check == 0;
  }

  /** Returns whether a day is in the calendar. */
  static boolean isDate(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  /** Returns whether two digits each for year, month and day are a date of some century. */
  static boolean isShortDate(String number, int from) {
    // 2000 is a leap year, as are all years that 4 divides and that people alive were born in.
    return isDate(
        2000 + number(number, from, from + 2),
        number(number, from + 2, from + 4),
        number(number, from + 4, from + 6));
  }
}
