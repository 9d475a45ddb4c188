package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.postern.inspection.anatomy.FileType.Family;

/** Bytes at a fixed place by which a type of file is known. */
record Signature(int offset, byte[] bytes, FileType type) {

  static Signature hex(int offset, String hex, String type, Family family) {
    return new Signature(offset, HexFormat.of().parseHex(hex), new FileType(type, family));
  }

  static Signature text(int offset, String text, String type, Family family) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new Signature(offset, bytes, new FileType(type, family));
  }

  boolean matches(byte[] head, int length) {
    if (offset + bytes.length > length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (head[offset + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
