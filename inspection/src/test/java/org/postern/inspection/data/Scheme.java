package org.postern.inspection.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes numbers of a scheme: a random body, and the check digits worked out in another way than the
 * code that is tested.
 *
 * @param body what is random: {@code #} a digit, {@code @} a letter, {@code %} a date of birth as
 *     YYMMDD, {@code &} a month, {@code !} ten digits of which two are the same; other characters
 *     as they stand
 * @param complete adds the check digits to a body; empty if there are none that fit
 * @param writing how people write it: {@code 9} for each character, others as they stand
 */
record Scheme(Identifier what, String body, UnaryOperator<String> complete, String writing) {
  private static final String CODICE_ODD = "BAKPLCQDREVOSFTGUHMINJWZYX";
  private static final String CODICE_DIGITS = "ABCDEFGHIJ";

  static final List<Scheme> ALL =
      List.of(
          new Scheme(
              Identifier.PAYMENT_CARD, "4##############", Scheme::luhn, "9999 9999 9999 9999"),
          new Scheme(
              Identifier.PAYMENT_CARD, "53#############", Scheme::luhn, "9999-9999-9999-9999"),
          new Scheme(Identifier.PAYMENT_CARD, "37############", Scheme::luhn, "9999 999999 99999"),
          new Scheme(
              Identifier.IBAN,
              "##################",
              b -> iban("DE", b),
              "9999 9999 9999 9999 9999 99"),
          new Scheme(
              Identifier.IBAN, "ABNA##########", b -> iban("NL", b), "9999 9999 9999 9999 99"),
          new Scheme(
              Identifier.UK_NHS_NUMBER,
              "#########",
              b -> eleven(b, 10, 9, 8, 7, 6, 5, 4, 3, 2),
              "999 999 9999"),
          new Scheme(Identifier.GERMAN_TAX_ID, "!", Scheme::taxId, "99 999 999 999"),
          new Scheme(Identifier.FRENCH_NIR, "1##&75######", Scheme::nir, "9 99 99 99 999 999 99"),
          new Scheme(
              Identifier.ITALIAN_CODICE_FISCALE,
              "@@@@@@##H15A###",
              Scheme::codice,
              "9999999999999999"),
          new Scheme(Identifier.SPANISH_DNI, "########", b -> b + dni(b), "99999999-9"),
          new Scheme(Identifier.SPANISH_NIE, "X#######", Scheme::nie, "9-9999999-9"),
          new Scheme(Identifier.DUTCH_BSN, "1#######", b -> bsn(b), "999999999"),
          new Scheme(
              Identifier.POLISH_PESEL,
              "%####",
              b -> b + (10 - sum(b, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10,
              "99999999999"),
          new Scheme(Identifier.SWEDISH_PERSONNUMMER, "%###", Scheme::luhn, "999999-9999"),
          new Scheme(Identifier.CZECH_RODNE_CISLO, "%###", Scheme::rodne, "999999/9999"),
          new Scheme(Identifier.LITHUANIAN_ASMENS_KODAS, "3%###", Scheme::asmens, "99999999999"),
          new Scheme(Identifier.TURKISH_TCKN, "1########", Scheme::tckn, "99999999999"),
          new Scheme(Identifier.PORTUGUESE_NIF, "2#######", b -> nif(b), "999 999 999"),
          new Scheme(Identifier.SOUTH_AFRICAN_ID, "%####08", Scheme::luhn, "999999 9999 999"),
          new Scheme(
              Identifier.CHINESE_RESIDENT_ID,
              "11010519%###",
              Scheme::chinese,
              "999999999999999999"),
          new Scheme(
              Identifier.BRAZILIAN_CPF,
              "#########",
              b -> brazil(brazil(b, 11), 11),
              "999.999.999-99"),
          new Scheme(
              Identifier.BRAZILIAN_CNPJ,
              "########0001",
              b -> brazil(brazil(b, 9), 9),
              "99.999.999/9999-99"),
          new Scheme(Identifier.INDIAN_AADHAAR, "2##########", Scheme::verhoeff, "9999 9999 9999"),
          new Scheme(Identifier.UK_NINO, "CE######B", b -> b, "99 99 99 99 9"),
          new Scheme(Identifier.US_SSN, "53647####", b -> b, "999-99-9999"),
          new Scheme(Identifier.US_ITIN, "9##90####", b -> b, "999-99-9999"));

  boolean hasCheck() {
    return !complete.apply(filled(new Random(1))).equals(filled(new Random(1)));
  }

  /** Returns a right number, without separators. */
  String number(Random random) {
    String number = "";
    while (number.isEmpty()) {
      number = complete.apply(filled(random));
    }
    return number;
  }

  /** Returns random characters of the length of a number; digits where it has digits. */
  String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    for (char c : number(random).toCharArray()) {
      boolean digit = c >= '0' && c <= '9';
      // Another country would have another length.
      int letter = what == Identifier.IBAN ? c : 'A' + random.nextInt(26);
      noise.append((char) (digit ? '0' + random.nextInt(10) : letter));
    }
    return noise.toString();
  }

  /** Returns whether a number has the check digits that this class works out. */
  boolean isRight(String number) {
    if (what == Identifier.IBAN) {
      return iban(number.substring(0, 2), number.substring(4)).equals(number);
    }
    int checks = number(new Random(1)).length() - filled(new Random(1)).length();
    return complete.apply(number.substring(0, number.length() - checks)).equals(number);
  }

  String written(String number) {
    StringBuilder written = new StringBuilder();
    int at = 0;
    for (char c : writing.toCharArray()) {
      written.append(c == '9' ? number.charAt(at++) : c);
    }
    return written.toString();
  }

  private String filled(Random random) {
    StringBuilder filled = new StringBuilder();
    for (char c : body.toCharArray()) {
      switch (c) {
        case '#' -> filled.append(random.nextInt(10));
        case '@' -> filled.append((char) ('A' + random.nextInt(26)));
        case '!' -> filled.append(nineDigits(random));
        case '&' -> filled.append("%02d".formatted(1 + random.nextInt(12)));
        case '%' ->
            filled.append(
                "%02d%02d%02d"
                    .formatted(
                        60 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        default -> filled.append(c);
      }
    }
    return filled.toString();
  }

  private static int sum(String digits, int... weights) {
    return IntStream.range(0, weights.length).map(i -> (digits.charAt(i) - '0') * weights[i]).sum();
  }

  private static String luhn(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      boolean doubled = (body.length() - i) % 2 == 1;
      sum += (doubled ? "0246813579" : "0123456789").charAt(body.charAt(i) - '0') - '0';
    }
    return body + "0987654321".charAt(sum % 10);
  }

  private static BigInteger numeric(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(Character.getNumericValue(c)));
    return new BigInteger(digits.toString());
  }

  private static String iban(String country, String account) {
    int rest = numeric(account + country + "00").mod(BigInteger.valueOf(97)).intValue();
    return country + "%02d".formatted(98 - rest) + account;
  }

  private static String eleven(String body, int... weights) {
    int check = (11 - sum(body, weights) % 11) % 11;
    return check == 10 ? "" : body + check;
  }

  private static String taxId(String body) {
    int product = 10;
    for (char c : body.toCharArray()) {
      int sum = (c - '0' + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return body + (11 - product) % 10;
  }

  /** Nine different digits, one of them twice. */
  private static String nineDigits(Random random) {
    List<Integer> digits = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
    Collections.shuffle(digits, random);
    digits.add(digits.get(random.nextInt(9)));
    return digits.stream().map(String::valueOf).collect(Collectors.joining());
  }

  private static String nir(String body) {
    int rest = new BigInteger(body).mod(BigInteger.valueOf(97)).intValue();
    return body + "%02d".formatted(97 - rest);
  }

  private static String codice(String body) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = body.charAt(i);
      char letter = c <= '9' ? CODICE_DIGITS.charAt(c - '0') : c;
      sum += i % 2 == 0 ? CODICE_ODD.indexOf(letter) : letter - 'A';
    }
    return body + (char) ('A' + sum % 26);
  }

  private static char dni(String digits) {
    return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(new BigInteger(digits).intValue() % 23);
  }

  private static String nie(String body) {
    int first = "XYZ".indexOf(body.charAt(0));
    return first < 0 ? "" : body + dni(first + body.substring(1));
  }

  private static String bsn(String body) {
    int check = sum(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check == 10 ? "" : body + check;
  }

  private static String nif(String body) {
    int check = 11 - sum(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return body + (check > 9 ? 0 : check);
  }

  private static String rodne(String body) {
    int rest = new BigInteger(body).mod(BigInteger.valueOf(11)).intValue();
    return body + rest % 10;
  }

  private static String asmens(String body) {
    int check = sum(body, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    if (check == 10) {
      check = sum(body, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
    }
    return body + check % 10;
  }

  private static String tckn(String body) {
    int tenth = (sum(body, 7, -1, 7, -1, 7, -1, 7, -1, 7) % 10 + 10) % 10;
    return body + tenth + (sum(body, 1, 1, 1, 1, 1, 1, 1, 1, 1) + tenth) % 10;
  }

  private static String chinese(String body) {
    int sum = sum(body, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return body + "10X98765432".charAt(sum % 11);
  }

  private static String brazil(String body, int most) {
    int sum = 0;
    int weight = 2;
    for (int i = body.length() - 1; i >= 0; i--) {
      sum += (body.charAt(i) - '0') * weight;
      weight = weight == most ? 2 : weight + 1;
    }
    int check = sum * 10 % 11;
    return body + (check == 10 ? 0 : check);
  }

  /** The group of the pentagon, and the powers of one permutation. */
  private static String verhoeff(String body) {
    for (int last = 0; last < 10; last++) {
      String number = body + last;
      int check = 0;
      for (int i = 0; i < number.length(); i++) {
        int digit = number.charAt(number.length() - 1 - i) - '0';
        for (int power = 0; power < i % 8; power++) {
          digit = "1576283094".charAt(digit) - '0';
        }
        check = pentagon(check, digit);
      }
      if (check == 0) {
        return number;
      }
    }
    return "";
  }

  private static int pentagon(int a, int b) {
    int turn = a < 5 ? (a + b % 5) % 5 : (a - 5 - b % 5 + 5) % 5;
    return (a < 5) == (b < 5) ? turn : 5 + turn;
  }
}
