package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/** A meter of a test that has all the time in the world. */
record FreeMeter(int members) implements Meter {
  static final FreeMeter PLENTY = new FreeMeter(1000);

  @Override
  public long bytes() {
    return 1 << 24;
  }

  @Override
  public boolean late() {
    return false;
  }

  @Override
  public Content keep(InputStream in) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try {
      int b = in.read();
      while (b >= 0) {
        bytes.write(b);
        b = in.read();
      }
    } catch (BrokenException e) {
      return Content.of(bytes.toByteArray());
    }
    return Content.of(bytes.toByteArray());
  }

  @Override
  public Content jumping(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return Content.of(in.readAllBytes());
    }
  }
}
