package org.postern.mailets.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whom the administrator wants told. A closed list, with the words that Qmail-Scanner has. */
public enum Audience {
  /** The sender, whatever was found; of a virus only if the administrator says so twice. */
  SENDER,
  /** The sender, if a rule blocked his mail and it is no virus. */
  PSENDER,
  /** The recipients, whatever was found. */
  RECIPS,
  /** The recipients, if a rule blocked the mail and it is no virus. */
  PRECIPS,
  /** The administrator. */
  ADMIN;

  /** The one spelling. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the audience of a word.
   *
   * @throws IllegalArgumentException with the words there are
   */
  public static Audience of(String word) {
    return Arrays.stream(values())
        .filter(audience -> audience.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + word + "\" is nobody to be told; write some of " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(Audience::word).collect(Collectors.joining(", "));
  }
}
