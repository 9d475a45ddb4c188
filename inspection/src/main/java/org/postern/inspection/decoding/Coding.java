package org.postern.inspection.decoding;

import java.util.Locale;
import java.util.Optional;
import org.postern.inspection.content.Content;

/** A content transfer encoding. Source: RFC 2045, section 6. */
public enum Coding {
  /** The bytes as they are: {@code 7bit}, {@code 8bit}, {@code binary}. */
  IDENTITY,
  /** Ends at the first padding, as the standard has it. */
  BASE64,
  /** Padding ends a group, and the next one begins. */
  BASE64_IN_GROUPS,
  /** Padding is passed over like any other byte outside the alphabet. */
  BASE64_WITHOUT_PADDING,
  /** With the alphabet of RFC 4648, section 5. */
  BASE64_URL_SAFE,
  QUOTED_PRINTABLE,
  /** What begins no code, control bytes and line ends are passed over. */
  QUOTED_PRINTABLE_LOOSE,
  /** Nothing but codes counts. */
  QUOTED_PRINTABLE_CODES;

  /**
   * Returns the coding that a Content-Transfer-Encoding names; empty for a word unknown to RFC
   * 2045.
   */
  public static Optional<Coding> named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "7bit", "8bit", "binary" -> Optional.of(IDENTITY);
      case "base64" -> Optional.of(BASE64);
      case "quoted-printable" -> Optional.of(QUOTED_PRINTABLE);
      default -> Optional.empty();
    };
  }

  /** The one spelling, for {@code explain}. */
  public String word() {
    return switch (this) {
      case IDENTITY -> "as it is";
      case BASE64 -> "base64";
      case BASE64_IN_GROUPS -> "base64, padding ends a group";
      case BASE64_WITHOUT_PADDING -> "base64, padding passed over";
      case BASE64_URL_SAFE -> "base64, alphabet for URLs";
      case QUOTED_PRINTABLE -> "quoted-printable";
      case QUOTED_PRINTABLE_LOOSE -> "quoted-printable, junk passed over";
      case QUOTED_PRINTABLE_CODES -> "quoted-printable, codes alone";
    };
  }

  /** Returns a decoder at its start. */
  public Decoder decoder() {
    return switch (this) {
      case IDENTITY -> new Identity();
      case BASE64, BASE64_IN_GROUPS, BASE64_WITHOUT_PADDING, BASE64_URL_SAFE ->
          new Base64Decoder(this);
      case QUOTED_PRINTABLE -> new QuotedPrintableDecoder();
      case QUOTED_PRINTABLE_LOOSE -> new LooseQuotedPrintable(false);
      case QUOTED_PRINTABLE_CODES -> new LooseQuotedPrintable(true);
    };
  }

  /**
   * Returns the decoded bytes as content, decoded anew each time it is read.
   *
   * @param size how many bytes it has, known from a first decoding; no more than that are read
   */
  public Content decoded(Content encoded, long size) {
    return this == IDENTITY && size == encoded.size() ? encoded : new Decoded(encoded, this, size);
  }
}
