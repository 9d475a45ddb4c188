package org.postern.inspection.content;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Content whose SHA-256 is known.
 *
 * @param content the bytes
 * @param sha256 in lower case hexadecimal digits
 */
public record Digested(Content content, String sha256) implements Content {
  private static final int CHUNK = 16 * 1024;

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public InputStream open() throws IOException {
    return content.open();
  }

  @Override
  public Content slice(long from, long to) {
    return content.slice(from, to);
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    return content.read(position, into, offset, length);
  }

  @Override
  public boolean jumps() {
    return content.jumps();
  }

  static String sha256(Content content) throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[(int) Math.min(CHUNK, content.size() + 1)];
    try (InputStream in = content.open()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
