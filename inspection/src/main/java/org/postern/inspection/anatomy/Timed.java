package org.postern.inspection.anatomy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** Bytes that end when it is late. To be read in blocks: each asks for the time. */
final class Timed extends FilterInputStream {
  private final BooleanSupplier late;

  Timed(InputStream in, BooleanSupplier late) {
    super(in);
    this.late = late;
  }

  @Override
  public int read() throws IOException {
    return late.getAsBoolean() ? -1 : in.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return late.getAsBoolean() ? -1 : in.read(buffer, offset, length);
  }
}
