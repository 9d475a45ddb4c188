package org.postern.inspection.decoding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.postern.inspection.content.BlockStream;
import org.postern.inspection.content.Content;

/** The decoded bytes of an encoded stream. */
final class DecodingStream extends BlockStream {
  private static final int BLOCK = 32 << 10;

  private final InputStream in;
  private final Decoder decoder;
  private final byte[] encoded;
  private final byte[] decoded;
  private long left;
  private int next;
  private int end;
  private boolean ended;

  /**
   * Opens content and decodes it.
   *
   * @param most bytes after which the stream ends, {@link Long#MAX_VALUE} for none
   */
  static InputStream of(Content encoded, Decoder decoder, long most) throws IOException {
    int block = (int) Math.max(1, Math.min(BLOCK, encoded.size()));
    return new DecodingStream(encoded.open(), decoder, most, block);
  }

  DecodingStream(InputStream in, Decoder decoder, long most, int block) {
    this.in = in;
    this.decoder = decoder;
    this.left = most;
    this.encoded = new byte[block];
    this.decoded = new byte[decoder.mostOf(block)];
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    while (next == end) {
      if (ended || left == 0) {
        return -1;
      }
      fill();
    }
    int n = (int) Math.min(Math.min(length, end - next), left);
    if (n == 0) {
      return -1;
    }
    System.arraycopy(decoded, next, buffer, offset, n);
    next += n;
    left -= n;
    return n;
  }

  private void fill() throws IOException {
    int n = in.read(encoded, 0, encoded.length);
    next = 0;
    if (n < 0) {
      ended = true;
      end = decoder.end(decoded, 0);
    } else {
      end = decoder.decode(encoded, 0, n, decoded, 0);
    }
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] away = new byte[(int) Math.min(Math.max(n, 0), BLOCK)];
    int got = read(away, 0, away.length);
    return Math.max(got, 0);
  }

  @Override
  public int available() {
    return end - next;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
