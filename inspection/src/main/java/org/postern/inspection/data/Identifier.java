package org.postern.inspection.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be looked for. */
public enum Identifier {
  PAYMENT_CARD(
      Strength.STRUCTURE,
      "Number of a credit or debit card: Luhn's check digit, and a range and length of an issuer."),
  IBAN(
      Strength.CERTAIN,
      "International bank account number: remainder 1 modulo 97, and the length of its country."),
  BIC(Strength.SHAPE, "Bank identifier code (SWIFT): 8 or 11 capitals and digits with a country."),
  GERMAN_BANK_ACCOUNT(
      Strength.SHAPE, "German account number or Bankleitzahl without IBAN: 6 to 10 digits."),
  US_SSN(
      Strength.SHAPE,
      "United States social security number: 3, 2 and 4 digits in the ranges that are given out."),
  US_ITIN(
      Strength.SHAPE,
      "United States taxpayer identification number: like a social security number that begins"
          + " with 9."),
  UK_NINO(
      Strength.STRUCTURE,
      "British national insurance number: two letters that are given out, six digits, A to D."),
  UK_NHS_NUMBER(Strength.CHECK_DIGIT, "British NHS number: 10 digits, check digit modulo 11."),
  GERMAN_TAX_ID(
      Strength.STRUCTURE,
      "German tax identification number: 11 digits, one of them twice or three times, check digit"
          + " of ISO 7064."),
  FRENCH_NIR(
      Strength.STRUCTURE,
      "French social security number: sex, month and department of birth, key modulo 97."),
  ITALIAN_CODICE_FISCALE(
      Strength.CERTAIN, "Italian tax code: 16 letters and digits with a check letter."),
  SPANISH_DNI(Strength.STRUCTURE, "Spanish identity card: 8 digits and their check letter."),
  SPANISH_NIE(
      Strength.STRUCTURE, "Spanish number for foreigners: X, Y or Z, 7 digits, check letter."),
  DUTCH_BSN(Strength.CHECK_DIGIT, "Dutch citizen service number: 9 digits, the test of eleven."),
  POLISH_PESEL(
      Strength.STRUCTURE, "Polish PESEL number: 11 digits with the date of birth, check digit."),
  SWEDISH_PERSONNUMMER(
      Strength.STRUCTURE, "Swedish personal number: date of birth, 4 digits, Luhn's check digit."),
  CZECH_RODNE_CISLO(
      Strength.STRUCTURE,
      "Czech or Slovak birth number: date of birth, 3 or 4 digits, a multiple of 11."),
  LITHUANIAN_ASMENS_KODAS(
      Strength.STRUCTURE, "Lithuanian personal code: 11 digits with the date of birth."),
  TURKISH_TCKN(
      Strength.STRUCTURE, "Turkish identification number: 11 digits, two of them check digits."),
  PORTUGUESE_NIF(Strength.CHECK_DIGIT, "Portuguese tax number: 9 digits, check digit modulo 11."),
  SOUTH_AFRICAN_ID(
      Strength.STRUCTURE, "South African identity number: 13 digits with the date of birth, Luhn."),
  CHINESE_RESIDENT_ID(
      Strength.CERTAIN,
      "Chinese resident identity number: province, date of birth, check character of ISO 7064."),
  BRAZILIAN_CPF(
      Strength.STRUCTURE, "Brazilian number of a person: 11 digits, two of them check digits."),
  BRAZILIAN_CNPJ(
      Strength.STRUCTURE,
      "Brazilian number of a company: 14 digits or, since 2026, letters; two check digits."),
  INDIAN_AADHAAR(Strength.CHECK_DIGIT, "Indian Aadhaar number: 12 digits, Verhoeff's check digit."),
  PASSPORT_MRZ(
      Strength.CERTAIN,
      "Machine-readable lines of a passport, visa or identity card (TD1, TD2, TD3)."),
  PRIVATE_KEY(Strength.CERTAIN, "Private key in a PEM, OpenSSH, PGP, SSH2 or PuTTY file."),
  AWS_ACCESS_KEY(Strength.CERTAIN, "Access key ID of Amazon Web Services."),
  AWS_SECRET_KEY(Strength.SHAPE, "Secret access key of Amazon Web Services: 40 characters."),
  AZURE_STORAGE_KEY(Strength.CERTAIN, "Account key in a connection string of Azure Storage."),
  GITHUB_TOKEN(Strength.CERTAIN, "Access token of GitHub."),
  GITLAB_TOKEN(Strength.CERTAIN, "Access token of GitLab."),
  SLACK_TOKEN(Strength.CERTAIN, "Token or webhook of Slack."),
  GOOGLE_API_KEY(Strength.CERTAIN, "API key or OAuth client secret of Google."),
  STRIPE_KEY(Strength.CERTAIN, "Secret or restricted key of Stripe."),
  JSON_WEB_TOKEN(Strength.CERTAIN, "Signed JSON Web Token."),
  API_TOKEN(
      Strength.CERTAIN,
      "Token of another service with a prefix of its own: npm, PyPI, SendGrid, Twilio, OpenAI,"
          + " Anthropic, Hugging Face, Shopify, DigitalOcean, Telegram.");

  private final Strength strength;
  private final String help;

  Identifier(Strength strength, String help) {
    this.strength = strength;
    this.help = help;
  }

  /** Returns the name as in the configuration, such as {@code payment-card}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns one sentence for the admin. */
  public String help() {
    return help;
  }

  /** Returns how sure a match is, by whether a supporting word stands near it. */
  public Confidence confidence(boolean wordNearby) {
    return strength.confidence(wordNearby);
  }

  /** Returns the identifier of a name as in the configuration. */
  public static Optional<Identifier> named(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }
}
