package org.postern.archive;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The calls of zstd-jni, in a class of their own: it is loaded only where zstd is asked for. */
final class ZstdLibrary {
  private ZstdLibrary() {}

  static OutputStream pack(OutputStream out) throws IOException {
    return new ZstdOutputStream(out);
  }

  static InputStream unpack(InputStream in) throws IOException {
    return new ZstdInputStream(in);
  }
}
