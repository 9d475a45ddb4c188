package org.postern.inspection.decoding;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/** Content that is decoded from other content each time it is read. */
record Decoded(Content encoded, Coding coding, long size) implements Content {
  @Override
  public InputStream open() throws IOException {
    return DecodingStream.of(encoded, coding.decoder(), size);
  }
}
