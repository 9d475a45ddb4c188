package org.postern.inspection.decoding;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Apart from the rest, which works where the library is missing. */
final class Bzip2Body {
  private Bzip2Body() {}

  static InputStream of(InputStream packed) throws IOException {
    return new BZip2CompressorInputStream(packed);
  }
}
