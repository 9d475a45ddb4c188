package org.postern.inspection.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Numbers of cards, banks and accounts. */
final class BankNumbers {
  /**
   * First digits, from and to, and the lengths that go with them. Source: ISO/IEC 7812-1 and what
   * the card schemes publish of their ranges.
   */
  private record Range(int from, int to, int shortest, int longest) {
    boolean has(String number) {
      int digits = Integer.toString(from).length();
      int start = Checksums.number(number, 0, digits);
      return start >= from
          && start <= to
          && number.length() >= shortest
          && number.length() <= longest;
    }
  }

  private static final Range[] CARDS = {
    // Visa, which also gives out 13 and 19 digits.
    new Range(4, 4, 13, 13),
    new Range(4, 4, 16, 16),
    new Range(4, 4, 19, 19),
    // Mastercard.
    new Range(51, 55, 16, 16),
    new Range(2221, 2720, 16, 16),
    // American Express.
    new Range(34, 34, 15, 15),
    new Range(37, 37, 15, 15),
    // Diners Club.
    new Range(300, 305, 14, 19),
    new Range(3095, 3095, 14, 19),
    new Range(36, 36, 14, 19),
    new Range(38, 39, 14, 19),
    // Discover, RuPay, Elo.
    new Range(6011, 6011, 16, 19),
    new Range(644, 649, 16, 19),
    new Range(65, 65, 16, 19),
    new Range(60, 60, 16, 16),
    new Range(81, 82, 16, 16),
    new Range(508, 508, 16, 16),
    // JCB and UnionPay.
    new Range(3528, 3589, 16, 19),
    new Range(62, 62, 16, 19),
    // Maestro, Dankort, Elo, Verve.
    new Range(50, 50, 12, 19),
    new Range(56, 58, 12, 19),
    new Range(6304, 6304, 12, 19),
    new Range(6390, 6390, 12, 19),
    new Range(67, 67, 12, 19),
    // InterPayment, Elo, Hipercard.
    new Range(636, 637, 16, 19),
    // Mir, Troy, UzCard, Humo.
    new Range(2200, 2205, 16, 19),
    new Range(9792, 9792, 16, 16),
    new Range(8600, 8600, 16, 16),
    new Range(9860, 9860, 16, 16),
  };

  private static final Set<String> COUNTRIES = countries();

  private BankNumbers() {}

  static boolean isCard(String number) {
    if (!Checksums.luhn(number)) {
      return false;
    }
    for (Range range : CARDS) {
      if (range.has(number)) {
        return true;
      }
    }
    return false;
  }

  /** Source: ISO 9362. */
  static boolean isBic(String code) {
    char location = code.charAt(6);
    return COUNTRIES.contains(code.substring(4, 6)) && location != '0' && location != '1';
  }

  /** Source: Deutsche Bundesbank, "Bankleitzahlen": the first digit is an area, 1 to 8. */
  static boolean isBankleitzahl(String number) {
    return number.charAt(0) >= '1' && number.charAt(0) <= '8';
  }

  private static Set<String> countries() {
    Set<String> countries = new HashSet<>(Set.of(Locale.getISOCountries()));
    countries.add("XK");
    return Set.copyOf(countries);
  }

  /** Returns the length of the IBAN of each country. Source: SWIFT, IBAN Registry. */
  static Map<String, Integer> ibanLengths() {
    String table =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
            + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28"
            + " HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21"
            + " LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29"
            + " PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23"
            + " TN24 TR26 UA29 VA22 VG24 XK20 YE30";
    Map<String, Integer> lengths = new HashMap<>();
    for (String entry : table.split(" ")) {
      lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
