package org.postern.inspection.data;

import static org.postern.inspection.data.Token.Kind.BASE64;
import static org.postern.inspection.data.Token.Kind.DIGITS;
import static org.postern.inspection.data.Token.Kind.HEX;
import static org.postern.inspection.data.Token.Kind.LETTERS_DIGITS;
import static org.postern.inspection.data.Token.Kind.URL;

import java.util.List;
import java.util.stream.Stream;

/** How the tokens of services are written. Source: what each service documents of its own. */
final class Tokens {
  private static final int MUCH = 255;

  private Tokens() {}

  static List<Shape> of(Identifier what) {
    return switch (what) {
      case AWS_ACCESS_KEY ->
          Stream.of("AKIA", "ASIA", "ABIA", "ACCA")
              .<Shape>map(prefix -> Token.of(prefix, LETTERS_DIGITS, 16).checked(Tokens::isBase32))
              .toList();
      case AWS_SECRET_KEY -> List.of(Token.of("", BASE64, 40).checked(Tokens::isMixed));
      case AZURE_STORAGE_KEY -> List.of(Token.of("AccountKey=", BASE64, 86).then("==", HEX, 0, 0));
      case GITHUB_TOKEN ->
          List.of(
              Token.of("ghp_", LETTERS_DIGITS, 36, MUCH),
              Token.of("gho_", LETTERS_DIGITS, 36, MUCH),
              Token.of("ghu_", LETTERS_DIGITS, 36, MUCH),
              Token.of("ghs_", LETTERS_DIGITS, 36, MUCH),
              Token.of("ghr_", LETTERS_DIGITS, 36, MUCH),
              Token.of("github_pat_", LETTERS_DIGITS, 22).then("_", LETTERS_DIGITS, 59, 59));
      case GITLAB_TOKEN ->
          Stream.of("pat", "dt", "rt", "rtr", "cbt", "ptt", "ft", "imt", "agent", "oas", "soat")
              .<Shape>map(kind -> Token.of("gl" + kind + "-", URL, 20, MUCH))
              .toList();
      case SLACK_TOKEN ->
          List.of(
              Token.of("xoxb-", URL, 20, MUCH),
              Token.of("xoxp-", URL, 20, MUCH),
              Token.of("xoxa-", URL, 20, MUCH),
              Token.of("xoxr-", URL, 20, MUCH),
              Token.of("xoxs-", URL, 20, MUCH),
              Token.of("xoxe-", URL, 20, MUCH),
              Token.of("xapp-", URL, 20, MUCH),
              Token.of("hooks.slack.com/services/T", LETTERS_DIGITS, 8, 12)
                  .then("/B", LETTERS_DIGITS, 8, 12)
                  .then("/", LETTERS_DIGITS, 24, 24));
      case GOOGLE_API_KEY -> List.of(Token.of("AIza", URL, 35), Token.of("GOCSPX-", URL, 28));
      case STRIPE_KEY ->
          Stream.of("sk_live_", "rk_live_", "sk_test_", "rk_test_", "whsec_")
              .<Shape>map(prefix -> Token.of(prefix, LETTERS_DIGITS, 24, MUCH))
              .toList();
      case JSON_WEB_TOKEN -> List.of(new WebToken());
      case API_TOKEN -> others();
      case PAYMENT_CARD, IBAN, BIC, GERMAN_BANK_ACCOUNT, US_SSN, US_ITIN, UK_NINO -> List.of();
      case UK_NHS_NUMBER, GERMAN_TAX_ID, FRENCH_NIR, ITALIAN_CODICE_FISCALE -> List.of();
      case SPANISH_DNI, SPANISH_NIE, DUTCH_BSN, POLISH_PESEL, SWEDISH_PERSONNUMMER -> List.of();
      case CZECH_RODNE_CISLO, LITHUANIAN_ASMENS_KODAS, TURKISH_TCKN, PORTUGUESE_NIF -> List.of();
      case SOUTH_AFRICAN_ID, CHINESE_RESIDENT_ID, BRAZILIAN_CPF, BRAZILIAN_CNPJ -> List.of();
      case INDIAN_AADHAAR, PASSPORT_MRZ, PRIVATE_KEY -> List.of();
    };
  }

  private static List<Shape> others() {
    return List.of(
        Token.of("npm_", LETTERS_DIGITS, 36),
        Token.of("pypi-AgEIcHlwaS5vcmc", URL, 50, 512),
        Token.of("SG.", URL, 22).then(".", URL, 43, 43),
        Token.of("SK", HEX, 32),
        Token.of("sk-proj-", URL, 40, MUCH),
        Token.of("sk-svcacct-", URL, 40, MUCH),
        Token.of("sk-", LETTERS_DIGITS, 20).then("T3BlbkFJ", LETTERS_DIGITS, 20, 20),
        Token.of("sk-ant-", URL, 40, MUCH),
        Token.of("hf_", LETTERS_DIGITS, 34),
        Token.of("shpat_", HEX, 32),
        Token.of("shpss_", HEX, 32),
        Token.of("shpca_", HEX, 32),
        Token.of("dop_v1_", HEX, 64),
        Token.of("doo_v1_", HEX, 64),
        Token.of("", DIGITS, 8, 10).then(":AA", URL, 31, 33));
  }

  /** Source: AWS: the key is in base32, which has neither 0 nor 1 nor small letters. */
  private static boolean isBase32(String token) {
    return token.substring(4).chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '2' && c <= '7');
  }

  /** Digits, capitals and small letters, as 40 random characters have but no path or digest. */
  private static boolean isMixed(String token) {
    return token.chars().anyMatch(Character::isDigit)
        && token.chars().anyMatch(Character::isUpperCase)
        && token.chars().anyMatch(Character::isLowerCase)
        && token.chars().filter(c -> c == '/').count() < 5;
  }
}
