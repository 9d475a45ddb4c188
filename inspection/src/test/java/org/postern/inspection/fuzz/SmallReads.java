package org.postern.inspection.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/** Content whose streams give a few bytes at a time, as a socket or an unpacker may. */
public record SmallReads(byte[] bytes, int most) implements Content {
  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, most));
      }
    };
  }
}
