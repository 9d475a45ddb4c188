package org.postern.inspection.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a library that unpacks hostile bytes may do to us: whatever it throws means that the bytes
 * are broken. Indexes out of bounds and the like are what such libraries answer to lies.
 */
final class Fence extends FilterInputStream {
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
    try {
      int n = in.read(buffer, offset, length);
      if (n == 0 && length > 0) {
        // Some streams answer nothing for ever.
        throw new BrokenException("the stream stands still");
      }
      return n;
    } catch (BrokenException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      throw new BrokenException(e);
    }
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
