package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.postern.inspection.content.Content;

/** How a member of an archive is packed. */
public enum Packing {
  /** As it is. */
  STORED,
  DEFLATED,
  /** In a way that is not unpacked here. */
  UNKNOWN;

  static Packing ofZip(int method) {
    return switch (method) {
      case 0 -> STORED;
      case 8 -> DEFLATED;
      default -> UNKNOWN;
    };
  }

  /** Opens packed bytes; what is not unpacked comes as it is. The caller closes the stream. */
  public InputStream unpack(Content packed) throws IOException {
    return switch (this) {
      case STORED, UNKNOWN -> packed.open();
      case DEFLATED -> new Inflated(packed.open());
    };
  }

  /** Gives the memory of zlib back as soon as the stream is closed. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream in) {
      super(in, new Inflater(true), 8 << 10);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
