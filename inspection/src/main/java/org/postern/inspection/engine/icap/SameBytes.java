package org.postern.inspection.engine.icap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.postern.inspection.content.Content;

/** Compares a content with bytes that come piece by piece. */
final class SameBytes implements AutoCloseable {
  private final InputStream in;

  SameBytes(Content content) throws IOException {
    this.in = content.open();
  }

  /**
   * Returns whether the next bytes of the content are the first {@code length} of {@code piece}.
   */
  boolean goesOnWith(byte[] piece, int length) throws IOException {
    byte[] expected = in.readNBytes(length);
    return Arrays.equals(expected, 0, expected.length, piece, 0, length);
  }

  /** Returns whether nothing of the content is left. */
  boolean isAtTheEnd() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
