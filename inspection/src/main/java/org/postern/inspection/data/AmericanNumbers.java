package org.postern.inspection.data;

/** Numbers of people and companies in the United States and Brazil. */
final class AmericanNumbers {
  private AmericanNumbers() {}

  /** Source: Social Security Administration, "Social Security Number Randomization", 2011. */
  static boolean isSsn(String number) {
    int area = Checksums.number(number, 0, 3);
    return area != 0
        && area != 666
        && area < 900
        && Checksums.number(number, 3, 5) != 0
        && Checksums.number(number, 5, 9) != 0;
  }

  /** Source: Internal Revenue Manual 3.21.263: 9, and a group of those that are given out. */
  static boolean isItin(String number) {
    int group = Checksums.number(number, 3, 5);
    boolean given =
        group >= 50 && group <= 65
            || group >= 70 && group <= 88
            || group >= 90 && group <= 92
            || group >= 94;
    return number.charAt(0) == '9' && given;
  }

  /** Source: Receita Federal: two check digits modulo 11. */
  static boolean isCpf(String number) {
    return !Checksums.same(number)
        && brazilian(number, 9, 11) == number.charAt(9)
        && brazilian(number, 10, 11) == number.charAt(10);
  }

  /** Source: Receita Federal, Instrução Normativa 2.229/2024: letters count by their codes. */
  static boolean isCnpj(String number) {
    return !Checksums.same(number)
        && brazilian(number, 12, 9) == number.charAt(12)
        && brazilian(number, 13, 9) == number.charAt(13);
  }

  /** Returns the check digit behind the first {@code length} characters; weights 2 to most. */
  private static int brazilian(String number, int length, int most) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Checksums.digit(number, length - 1 - i) * (2 + i % (most - 1));
    }
    int remainder = sum % 11;
    return remainder < 2 ? '0' : '0' + 11 - remainder;
  }
}
