package org.postern.inspection.anatomy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes as far as the budget goes; past it the stream ends, and that is noted. */
final class MeteredStream extends FilterInputStream {
  private final Account account;
  private final String path;

  MeteredStream(InputStream in, Account account, String path) {
    super(in);
    this.account = account;
    this.path = path;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (account.late(path)) {
      return -1;
    }
    int n = in.read(buffer, offset, length);
    int given = n <= 0 ? n : account.unpackedBytes(n, path);
    return n > 0 && given == 0 ? -1 : given;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
