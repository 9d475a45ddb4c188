package org.postern.inspection.active;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;

/** How many bytes of one message may still be looked at, unpacked ones among them. */
final class Allowance {
  private long left;
  private @Nullable String cut;

  Allowance(long bytes) {
    left = bytes;
  }

  /** Returns where something was not looked at to its end, if there was too much of it. */
  Optional<String> cut() {
    return Optional.ofNullable(cut);
  }

  /**
   * Takes from what is left.
   *
   * @return as much of it as there is
   */
  long take(long wanted, String path) {
    long given = Math.min(wanted, left);
    left -= given;
    if (given < wanted && cut == null) {
      cut = path;
    }
    return given;
  }

  /** Opens a content of which no more can be read than is left. */
  InputStream open(Content content, String path) throws IOException {
    return new Taking(content.open(), path);
  }

  /** Returns the first bytes of a content, as many as are left. */
  byte[] bytes(Content content, String path) throws IOException {
    int length = (int) take(Math.min(content.size(), Integer.MAX_VALUE - 8), path);
    byte[] bytes = new byte[length];
    try (InputStream in = content.open()) {
      int read = in.readNBytes(bytes, 0, length);
      return read == length ? bytes : Arrays.copyOf(bytes, read);
    }
  }

  private final class Taking extends FilterInputStream {
    private final String path;

    Taking(InputStream in, String path) {
      super(in);
      this.path = path;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      return n < 0 || take(n, path) < n ? -1 : n;
    }
  }
}
