package org.postern.inspection.data;

/** Numbers of people in the north and east of Europe and in Turkey. */
final class EasternNumbers {
  private EasternNumbers() {}

  /** Source: Polish law of 24 September 2010 on the register of people, article 15. */
  static boolean isPesel(String number) {
    int month = Checksums.number(number, 2, 4);
    int century = new int[] {1900, 2000, 2100, 2200, 1800}[Math.min(4, month / 20)];
    int sum = Checksums.weighted(number, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1);
    return sum % 10 == 0
        && Checksums.isDate(
            century + Checksums.number(number, 0, 2), month % 20, Checksums.number(number, 4, 6));
  }

  /**
   * Source: Skatteverket, SKV 704; a day over 60 is that of a samordningsnummer.
   *
   * @param number with two or four digits for the year
   */
  static boolean isPersonnummer(String number) {
    String brief = number.substring(number.length() - 10);
    if (number.length() == 12 && !number.startsWith("19") && !number.startsWith("20")) {
      return false;
    }
    int day = Checksums.number(brief, 4, 6);
    int year = 2000 + Checksums.number(brief, 0, 2);
    return Checksums.luhn(brief)
        && Checksums.isDate(year, Checksums.number(brief, 2, 4), day > 60 ? day - 60 : day);
  }

  /**
   * Source: Czech law 133/2000, section 13; women have 50 more in the month, and 20 more where the
   * numbers of a day were used up. Numbers of nine digits, up to 1953, have no check digit.
   */
  static boolean isRodneCislo(String number) {
    int year = Checksums.number(number, 0, 2);
    int month = Checksums.number(number, 2, 4) % 50;
    int day = Checksums.number(number, 4, 6);
    if (!Checksums.isDate(2000 + year, month > 20 ? month - 20 : month, day)) {
      return false;
    }
    if (number.length() == 9) {
      return year < 54;
    }
    int remainder = Checksums.remainder(number.substring(0, 9), 11);
    return remainder % 10 == Checksums.digit(number, 9);
  }

  /** Source: Lithuanian government decision 1030 of 1997; Estonia counts the same way. */
  static boolean isAsmensKodas(String number) {
    int century = 1800 + (Checksums.digit(number, 0) - 1) / 2 * 100;
    int check = Checksums.weighted(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    if (check == 10) {
      check = Checksums.weighted(number, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
    }
    return number.charAt(0) >= '1'
        && number.charAt(0) <= '6'
        && check == Checksums.digit(number, 10)
        && Checksums.isDate(
            century + Checksums.number(number, 1, 3),
            Checksums.number(number, 3, 5),
            Checksums.number(number, 5, 7));
  }

  /** Source: Nüfus ve Vatandaşlık İşleri, T.C. kimlik numarası. */
  static boolean isTckn(String number) {
    int odd = Checksums.weighted(number, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = Checksums.weighted(number, 0, 1, 0, 1, 0, 1, 0, 1);
    int tenth = Math.floorMod(odd * 7 - even, 10);
    return number.charAt(0) != '0'
        && tenth == Checksums.digit(number, 9)
        && (odd + even + tenth) % 10 == Checksums.digit(number, 10);
  }
}
