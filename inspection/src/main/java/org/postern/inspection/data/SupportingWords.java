package org.postern.inspection.data;

import java.util.Arrays;
import java.util.List;

/**
 * Words that people write near an identifier, in English and in the languages of its country.
 * Letter case and accents make no difference.
 */
final class SupportingWords {
  private SupportingWords() {}

  static List<String> of(Identifier what) {
    return Arrays.stream(words(what).split("\\|"))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .toList();
  }

  private static String words(Identifier what) {
    return switch (what) {
      case PAYMENT_CARD ->
          "credit card|debit card|payment card|card number|card no|cardholder|card holder|visa|"
              + "mastercard|master card|maestro|amex|american express|diners|discover|jcb|unionpay|"
              + "cvv|cvc|cvv2|expiry|valid thru|kreditkarte|kartennummer|karteninhaber|carte bancaire|"
              + "carte de credit|numero de carte|tarjeta|numero de tarjeta|carta di credito|"
              + "numero carta|cartao|creditcard|kaartnummer|kreditkort|kortnummer|karta kredytowa|"
              + "numer karty|cislo karty|kredi karti|kart numarasi|номер карты|信用卡";
      case IBAN ->
          "iban|bank account|account number|kontonummer|bankverbindung|konto|compte bancaire|cuenta|"
              + "conto corrente|rekening|conta bancaria|numer konta|hesap";
      case BIC -> "bic|swift|swift code|bank identifier|bankleitzahl|iban|code banque|codigo swift";
      case GERMAN_BANK_ACCOUNT ->
          "kontonummer|konto-nr|konto nr|kontonr|kto|kto-nr|ktonr|konto|blz|bankleitzahl|"
              + "bankverbindung";
      case US_SSN ->
          "ssn|ss#|social security|soc sec|social sec|ssns|social insurance|numero de seguro social";
      case US_ITIN -> "itin|individual taxpayer|taxpayer id|taxpayer identification|tax id|tin";
      case UK_NINO -> "nino|national insurance|ni number|ni no|nat ins|insurance number";
      case UK_NHS_NUMBER -> "nhs|nhs number|national health|patient|health service";
      case GERMAN_TAX_ID ->
          "steuer-id|steuerid|steuerliche identifikationsnummer|steueridentifikationsnummer|"
              + "steuer-identifikationsnummer|identifikationsnummer|steuernummer|idnr|id-nr|"
              + "steuer-idnr|tax id|tax identification";
      case FRENCH_NIR ->
          "nir|insee|securite sociale|numero de securite|secu|carte vitale|assure social|"
              + "social security";
      case ITALIAN_CODICE_FISCALE -> "codice fiscale|cod. fisc|cod fiscale|c.f.|cf|tax code";
      case SPANISH_DNI -> "dni|d.n.i|nif|documento nacional|documento de identidad|identidad";
      case SPANISH_NIE -> "nie|n.i.e|extranjero|numero de identidad|identidad";
      case DUTCH_BSN ->
          "bsn|burgerservicenummer|burger service nummer|sofinummer|sofi-nummer|sofi|"
              + "citizen service number|persoonsnummer";
      case POLISH_PESEL -> "pesel|numer ewidencyjny|dowod osobisty";
      case SWEDISH_PERSONNUMMER ->
          "personnummer|pers.nr|persnr|pnr|samordningsnummer|personal number|personal identity";
      case CZECH_RODNE_CISLO -> "rodne cislo|rodneho cisla|rodnym cislem|r.c.|rc|birth number";
      case LITHUANIAN_ASMENS_KODAS ->
          "asmens kodas|asmens koda|asmens kodo|a.k.|ak|personal code|isikukood";
      case TURKISH_TCKN ->
          "tckn|tc kimlik|t.c. kimlik|kimlik no|kimlik numarasi|tc no|t.c. no|vatandaslik|kimlik";
      case PORTUGUESE_NIF ->
          "nif|numero de identificacao fiscal|numero de contribuinte|contribuinte|n.i.f";
      case SOUTH_AFRICAN_ID ->
          "id number|id no|identity number|rsa id|sa id|identiteitsnommer|id-nommer";
      case CHINESE_RESIDENT_ID -> "身份证|身份證|公民身份号码|身份证号|resident id|identity card|shenfenzheng";
      case BRAZILIAN_CPF -> "cpf|cadastro de pessoas fisicas|c.p.f|cadastro de pessoa fisica";
      case BRAZILIAN_CNPJ -> "cnpj|cadastro nacional|c.n.p.j|pessoa juridica";
      case INDIAN_AADHAAR -> "aadhaar|aadhar|adhaar|uidai|आधार|uid number|unique identification";
      case PASSPORT_MRZ -> "passport|reisepass|passeport|pasaporte|passaporto|паспорт|护照";
      case PRIVATE_KEY -> "private key|ssh|openssh|pem";
      case AWS_ACCESS_KEY -> "aws|amazon|access key|aws_access_key_id|accesskeyid";
      case AWS_SECRET_KEY ->
          "aws|aws_secret_access_key|secret access key|secretaccesskey|secret key|secretkey|"
              + "secret_key|amazon";
      case AZURE_STORAGE_KEY -> "azure|accountname|defaultendpointsprotocol";
      case GITHUB_TOKEN -> "github|token";
      case GITLAB_TOKEN -> "gitlab|token";
      case SLACK_TOKEN -> "slack|token|webhook";
      case GOOGLE_API_KEY -> "google|api key|apikey|api_key";
      case STRIPE_KEY -> "stripe|secret key|api key|api_key";
      case JSON_WEB_TOKEN -> "jwt|bearer|authorization|token";
      case API_TOKEN -> "token|api key|apikey|api_key|secret|auth";
    };
  }
}
