package org.postern.inspection.active;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes VBA projects of one module. */
final class VbaFile {
  private static final int CHUNK = 3600;
  private static final String HEAD = "Attribute VB_Name = \"ThisDocument\"\r\n";

  private VbaFile() {}

  /** The streams of a project: in front of the packed source lies what Office compiled. */
  static Map<String, byte[]> streams(String folder, String source) {
    return streams(folder, 100, packed(HEAD + source));
  }

  /** The streams of a project whose source begins at a position. */
  static Map<String, byte[]> streams(String folder, int offset, byte[] packed) {
    ByteArrayOutputStream module = new ByteArrayOutputStream();
    module.writeBytes(new byte[100]);
    module.writeBytes(packed);
    Map<String, byte[]> streams = new LinkedHashMap<>();
    streams.put(folder + "VBA/dir", packed(new String(directory(offset), ISO_8859_1)));
    streams.put(folder + "VBA/ThisDocument", module.toByteArray());
    streams.put(folder + "VBA/_VBA_PROJECT", new byte[] {(byte) 0xcc, 0x61});
    return streams;
  }

  private static byte[] directory(int offset) {
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    // The version of the project has a size that is none.
    directory.writeBytes(new byte[] {9, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0});
    record(directory, 0x1a, "ThisDocument".getBytes(ISO_8859_1));
    record(directory, 0x32, "ThisDocument".getBytes(UTF_16LE));
    record(directory, 0x31, new byte[] {(byte) offset, (byte) (offset >> 8), 0, 0});
    return directory.toByteArray();
  }

  private static void record(ByteArrayOutputStream directory, int id, byte[] data) {
    directory.writeBytes(new byte[] {(byte) id, 0, (byte) data.length, 0, 0, 0});
    directory.writeBytes(data);
  }

  /** Packs a text without making it smaller: each letter stands for itself. */
  static byte[] packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(1);
    for (int from = 0; from < text.length(); from += CHUNK) {
      byte[] piece =
          text.substring(from, Math.min(text.length(), from + CHUNK)).getBytes(ISO_8859_1);
      int size = 2 + piece.length + (piece.length + 7) / 8 - 3;
      packed.write(size);
      packed.write(0xb0 | size >> 8);
      for (int i = 0; i < piece.length; i++) {
        if (i % 8 == 0) {
          packed.write(0);
        }
        packed.write(piece[i]);
      }
    }
    return packed.toByteArray();
  }
}
