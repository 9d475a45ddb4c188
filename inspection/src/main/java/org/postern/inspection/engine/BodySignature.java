package org.postern.inspection.engine;

import java.util.HexFormat;
import java.util.function.Consumer;

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
  private static final String WILDCARDS = "?*{}[]()|!";

  /**
   * Reads the signature that {@code line} means, and hands it on: one without wildcards, or one
   * with them.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static void parse(String line, Consumer<BodySignature> plain, Consumer<LogicalSignature> wild) {
    String[] fields = SignatureFields.split(line, 4, FORM);
    String name = SignatureFields.name(fields[0]);
    if (!fields[1].equals("0")) {
      throw new IllegalArgumentException(
          "target type \"" + fields[1] + "\" is not supported; write 0, which is any content");
    }
    SignatureOffset offset = SignatureOffset.parse(fields[2]);
    String hex = fields[3];
    if (hex.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
      wild.accept(LogicalSignature.of(name, offset, hex));
    } else {
      plain.accept(new BodySignature(name, offset, bytes(hex)));
    }
  }

  private static byte[] bytes(String hex) {
    SignatureFields.hex(hex);
    if (hex.length() % 2 != 0 || hex.length() < 4) {
      throw new IllegalArgumentException(
          "the signature has "
              + hex.length()
              + " digits; write two for each byte, for at least two bytes");
    }
    return HexFormat.of().parseHex(hex);
  }
}
