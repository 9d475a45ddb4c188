package org.postern.inspection.data;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How each identifier is written. */
final class Schemes {
  private Schemes() {}

  static List<Shape> of(Identifier what) {
    return switch (what) {
      case PAYMENT_CARD ->
          forms(
              BankNumbers::isCard,
              "999999999999",
              "9999999999999",
              "9999~9999~9999~9999",
              "9999~999999~99999",
              "9999~999999~9999",
              "99999999999999999",
              "999999999999999999",
              "9999~9999~9999~9999~999",
              "999999~9999999999999");
      case IBAN -> List.of(new Iban());
      case BIC ->
          forms(BankNumbers::isBic, "UUUUUUYY", "UUUUUUYYYYY", "UUUU UU YY", "UUUU UU YY YYY");
      case GERMAN_BANK_ACCOUNT ->
          Stream.concat(
                  forms(BankNumbers::isBankleitzahl, "999~999~99").stream(),
                  forms(number -> true, "999999", "9999999", "999999999", "9999999999").stream())
              .toList();
      case US_SSN -> forms(AmericanNumbers::isSsn, "999~99~9999");
      case US_ITIN -> forms(AmericanNumbers::isItin, "999~99~9999");
      case UK_NINO -> forms(WesternNumbers::isNino, "AA~99~99~99~A", "AA~999999~A");
      case UK_NHS_NUMBER -> forms(WesternNumbers::isNhs, "999~999~9999");
      case GERMAN_TAX_ID -> forms(WesternNumbers::isGermanTaxId, "99~999~999~999");
      case FRENCH_NIR ->
          forms(
              WesternNumbers::isNir,
              "9~99~99~9X~999~999~99",
              "99999 9X999999 99",
              "999999X999999 99");
      case ITALIAN_CODICE_FISCALE ->
          forms(WesternNumbers::isCodiceFiscale, "AAAAAA~XXAXX~AXXXA", "AAA~AAA~XXAXX~AXXXA");
      case SPANISH_DNI ->
          forms(WesternNumbers::isDni, "99999999~A", "99.999.999~A", "99.999.999-A");
      case SPANISH_NIE ->
          forms(WesternNumbers::isNie, "A~9999999~A", "A9999999-A", "A-9.999.999-A");
      case DUTCH_BSN -> forms(WesternNumbers::isBsn, "999~999~999", "9999~99~999");
      case POLISH_PESEL -> forms(EasternNumbers::isPesel, "99999999999", "999999~99999");
      case SWEDISH_PERSONNUMMER ->
          forms(
              EasternNumbers::isPersonnummer,
              "999999~9999",
              "999999+9999",
              "99999999~9999",
              "99999999+9999");
      case CZECH_RODNE_CISLO ->
          forms(EasternNumbers::isRodneCislo, "9999999999", "999999/9999", "999999/999");
      case LITHUANIAN_ASMENS_KODAS -> forms(EasternNumbers::isAsmensKodas, "99999999999");
      case TURKISH_TCKN -> forms(EasternNumbers::isTckn, "99999999999", "999~999~999~99");
      case PORTUGUESE_NIF -> forms(WesternNumbers::isNif, "999~999~999");
      case SOUTH_AFRICAN_ID ->
          forms(OtherNumbers::isSouthAfrican, "999999~9999~999", "999999~9999~9~9~9");
      case CHINESE_RESIDENT_ID -> forms(OtherNumbers::isChinese, "999999~99999999~999X");
      case BRAZILIAN_CPF -> forms(AmericanNumbers::isCpf, "99999999999", "999.999.999-99");
      case BRAZILIAN_CNPJ -> forms(AmericanNumbers::isCnpj, "XXXXXXXXXXXX99", "XX.XXX.XXX/XXXX-99");
      case INDIAN_AADHAAR -> forms(OtherNumbers::isAadhaar, "9999~9999~9999");
      case PASSPORT_MRZ -> List.of(new MachineReadable());
      case PRIVATE_KEY -> List.of(new KeyFile());
      case AWS_ACCESS_KEY, AWS_SECRET_KEY, AZURE_STORAGE_KEY, GITHUB_TOKEN, GITLAB_TOKEN ->
          Tokens.of(what);
      case SLACK_TOKEN, GOOGLE_API_KEY, STRIPE_KEY, JSON_WEB_TOKEN, API_TOKEN -> Tokens.of(what);
    };
  }

  private static List<Shape> forms(Predicate<String> check, String... patterns) {
    return Stream.of(patterns).<Shape>map(pattern -> new Form(pattern, check)).toList();
  }
}
