package org.postern.inspection.data;

/** Numbers of people in South Africa, China and India. */
final class OtherNumbers {
  /** The provinces. Source: GB/T 2260. */
  private static final String PROVINCES =
      "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65"
          + " 71 81 82 83 91";

  private OtherNumbers() {}

  /** Source: South African Department of Home Affairs, Identification Act 68 of 1997. */
  static boolean isSouthAfrican(String number) {
    return number.charAt(10) <= '2' && Checksums.luhn(number) && Checksums.isShortDate(number, 0);
  }

  /** Source: GB 11643-1999; ISO 7064, MOD 11-2. */
  static boolean isChinese(String code) {
    char last = code.charAt(17);
    if (last != 'X' && !Scanned.isDigit(last)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum = (sum + Checksums.digit(code, i)) * 2 % 11;
    }
    int year = Checksums.number(code, 6, 10);
    return (sum + (last == 'X' ? 10 : last - '0')) % 11 == 1
        && PROVINCES.contains(code.substring(0, 2))
        && year >= 1850
        && year < 2100
        && Checksums.isDate(year, Checksums.number(code, 10, 12), Checksums.number(code, 12, 14));
  }

  /** Source: UIDAI, "A UID Numbering Scheme", 2010. */
  static boolean isAadhaar(String number) {
    String turned = new StringBuilder(number).reverse().toString();
    return number.charAt(0) >= '2' && !turned.equals(number) && Checksums.verhoeff(number);
  }
}
