package org.postern.inspection.engine;

import java.util.HexFormat;

/**
 * A content known by a run of bytes in it: a line {@code name:target:offset:hex} of a {@code .ndb}
 * file.
 *
 * @param name what a finding is called
 * @param offset where the run may begin
 * @param bytes at least two; nobody changes them
 */
record BodySignature(String name, SignatureOffset offset, byte[] bytes) {
  static final String FORM = "name:0:offset:hex";

  /**
   * Returns the signature that {@code line} means.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static BodySignature parse(String line) {
    String[] fields = SignatureFields.split(line, 4, FORM);
    String name = SignatureFields.name(fields[0]);
    if (!fields[1].equals("0")) {
      throw new IllegalArgumentException(
          "target type \"" + fields[1] + "\" is not supported; write 0, which is any content");
    }
    return new BodySignature(name, SignatureOffset.parse(fields[2]), bytes(fields[3]));
  }

  private static byte[] bytes(String hex) {
    int wildcard = firstOf(hex, "?*{}[]()|!");
    if (wildcard >= 0) {
      throw new IllegalArgumentException(
          "'"
              + hex.charAt(wildcard)
              + "' at character "
              + (wildcard + 1)
              + " of the signature is a wildcard, which is not supported; write hexadecimal digits"
              + " only");
    }
    SignatureFields.hex(hex);
    if (hex.length() % 2 != 0 || hex.length() < 4) {
      throw new IllegalArgumentException(
          "the signature has "
              + hex.length()
              + " digits; write two for each byte, for at least two bytes");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static int firstOf(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
