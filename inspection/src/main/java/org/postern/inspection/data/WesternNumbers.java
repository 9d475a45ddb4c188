package org.postern.inspection.data;

/** Numbers of people in the west and south of Europe. */
final class WesternNumbers {
  private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String OMOCODIA = "LMNPQRSTUV";

  /** What the characters at odd places count. Source: D.M. 23 December 1976. */
  private static final int[] CODICE_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private WesternNumbers() {}

  /** Source: HMRC, National Insurance Manual, NIM39110. */
  static boolean isNino(String number) {
    String prefix = number.substring(0, 2);
    return "DFIQUV".indexOf(prefix.charAt(0)) < 0
        && "DFIOQUV".indexOf(prefix.charAt(1)) < 0
        && !"BG GB KN NK NT TN ZZ".contains(prefix)
        && number.charAt(8) <= 'D';
  }

  /** Source: NHS Data Model and Dictionary, NHS number. */
  static boolean isNhs(String number) {
    int check = 11 - Checksums.weighted(number, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return !Checksums.same(number) && check % 11 == Checksums.digit(number, 9);
  }

  /** Source: Bundeszentralamt für Steuern, "Prüfung der steuerlichen Identifikationsnummer". */
  static boolean isGermanTaxId(String number) {
    int[] counts = new int[10];
    for (int i = 0; i < 10; i++) {
      counts[Checksums.digit(number, i)]++;
    }
    int repeated = 0;
    for (int count : counts) {
      repeated += count > 3 ? 2 : count > 1 ? 1 : 0;
    }
    return number.charAt(0) != '0' && repeated == 1 && Checksums.mod11And10(number);
  }

  /** Source: INSEE, "Répertoire national d'identification des personnes physiques". */
  static boolean isNir(String number) {
    boolean corsica = number.charAt(6) == 'A' || number.charAt(6) == 'B';
    if (!Scanned.isDigit(number.charAt(6)) && (!corsica || number.charAt(5) != '2')) {
      return false;
    }
    String digits =
        corsica
            ? number.substring(0, 5) + (number.charAt(6) == 'A' ? "19" : "18") + number.substring(7)
            : number;
    int month = Checksums.number(digits, 3, 5);
    boolean born = month >= 1 && month <= 12 || month >= 20 && month <= 42 || month >= 50;
    int key = 97 - Checksums.remainder(digits.substring(0, 13), 97);
    return "123478".indexOf(digits.charAt(0)) >= 0
        && born
        && key == Checksums.number(digits, 13, 15);
  }

  static boolean isCodiceFiscale(String code) {
    for (int i : new int[] {6, 7, 9, 10, 12, 13, 14}) {
      char c = code.charAt(i);
      if (!Scanned.isDigit(c) && OMOCODIA.indexOf(c) < 0) {
        return false;
      }
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = code.charAt(i);
      int value = Scanned.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? CODICE_ODD[value] : value;
    }
    return "ABCDEHLMPRST".indexOf(code.charAt(8)) >= 0 && sum % 26 == code.charAt(15) - 'A';
  }

  /** Source: Real Decreto 1553/2005 and Orden INT/2058/2008. */
  static boolean isDni(String code) {
    int number = Checksums.number(code, 0, 8);
    return number > 0 && DNI_LETTERS.charAt(number % 23) == code.charAt(8);
  }

  static boolean isNie(String code) {
    int first = "XYZ".indexOf(code.charAt(0));
    return first >= 0 && isDni(first + code.substring(1));
  }

  /** Source: Rijksdienst voor Identiteitsgegevens, "Elfproef BSN". */
  static boolean isBsn(String number) {
    int sum = Checksums.weighted(number, 9, 8, 7, 6, 5, 4, 3, 2, -1);
    return !Checksums.same(number) && sum % 11 == 0;
  }

  /** Source: Decreto-Lei 14/2013; the first digits say what kind of taxpayer it is. */
  static boolean isNif(String number) {
    int remainder = Checksums.weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    int check = remainder < 2 ? 0 : 11 - remainder;
    return "1235689".indexOf(number.charAt(0)) >= 0 && check == Checksums.digit(number, 8);
  }
}
