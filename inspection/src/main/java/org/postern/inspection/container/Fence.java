package org.postern.inspection.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a library that unpacks hostile bytes may do to us: whatever it throws means that the bytes
 * are broken. Indexes out of bounds and the like are what such libraries answer to lies.
 *
 * <p>What a library unpacked before it throws counts. It does not say how much that is, but leaves
 * it in the buffer, which was filled with one byte before: up to the last other byte it is there.
 */
final class Fence extends FilterInputStream {
  /** No text ends in it. */
  private static final byte UNTOUCHED = (byte) 0xa7;

  private static final int BLOCK = 8 << 10;

  private Optional<BrokenException> broken = Optional.empty();

  private Fence(InputStream in) {
    super(in);
  }

  static InputStream around(Member.Opener opener) throws BrokenException {
    try {
      return new Fence(opener.open());
    } catch (LinkageError e) {
      throw new BrokenException("is not unpacked, a library is missing: " + e.getMessage());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new BrokenException(e);
    }
  }

  @Override
  public int read() throws BrokenException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws BrokenException {
    if (broken.isPresent()) {
      throw broken.get();
    }
    int end = offset + Math.min(length, BLOCK);
    Arrays.fill(buffer, offset, end, UNTOUCHED);
    try {
      int n = in.read(buffer, offset, end - offset);
      if (n == 0 && length > 0) {
        // Some streams answer nothing for ever.
        throw new BrokenException("the stream stands still");
      }
      return n;
    } catch (BrokenException e) {
      return cameBefore(e, buffer, offset, end);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      return cameBefore(new BrokenException(e), buffer, offset, end);
    }
  }

  private int cameBefore(BrokenException e, byte[] buffer, int offset, int end)
      throws BrokenException {
    broken = Optional.of(e);
    int last = end;
    while (last > offset && buffer[last - 1] == UNTOUCHED) {
      last--;
    }
    if (last == offset) {
      throw e;
    }
    return last - offset;
  }

  @Override
  public long skip(long n) throws BrokenException {
    byte[] away = new byte[(int) Math.min(Math.max(n, 0), 8192)];
    return Math.max(0, read(away, 0, away.length));
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException | RuntimeException e) {
      // What was wanted from it was read.
      return;
    }
  }
}
