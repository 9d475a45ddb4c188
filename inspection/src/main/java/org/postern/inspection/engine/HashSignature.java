package org.postern.inspection.engine;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * A content known by its digest: a line {@code hash:size:name} of a {@code .hsb} or {@code .hdb}
 * file.
 *
 * @param algorithm as Java calls it; the length of the hash says which
 * @param hash in small hexadecimal digits
 * @param size of the content in bytes; empty for any, written {@code *}
 * @param name what a finding is called
 */
record HashSignature(String algorithm, String hash, OptionalLong size, String name) {
  static final String FORM = "hash:size:name, with an MD5, SHA-1 or SHA-256 hash";

  /**
   * Returns the signature that {@code line} means.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static HashSignature parse(String line) {
    String[] fields = SignatureFields.split(line, 3, FORM);
    String hash = fields[0].toLowerCase(Locale.ROOT);
    SignatureFields.hex(hash);
    return new HashSignature(
        algorithm(fields[0]), hash, size(fields[1]), SignatureFields.name(fields[2]));
  }

  private static String algorithm(String hash) {
    return switch (hash.length()) {
      case 32 -> "MD5";
      case 40 -> "SHA-1";
      case 64 -> "SHA-256";
      default ->
          throw new IllegalArgumentException(
              "\""
                  + hash
                  + "\" has "
                  + hash.length()
                  + " digits; write an MD5 of 32, a SHA-1 of 40"
                  + " or a SHA-256 of 64");
    };
  }

  private static OptionalLong size(String text) {
    return text.equals("*")
        ? OptionalLong.empty()
        : OptionalLong.of(SignatureFields.number(text, "a size; write a number of bytes, or *"));
  }
}
