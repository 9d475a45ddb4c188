package org.postern.inspection.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.postern.inspection.content.Content;

/** A way to pack one run of bytes. */
enum Codec {
  DEFLATE {
    @Override
    InputStream unpack(InputStream in) {
      return new Inflated(in, true);
    }
  },
  ZLIB {
    @Override
    InputStream unpack(InputStream in) {
      return new Inflated(in, false);
    }
  },
  DEFLATE64 {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return CompressLibrary.deflate64(in);
    }
  },
  GZIP {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return CompressLibrary.gzip(in);
    }
  },
  BZIP2 {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return CompressLibrary.bzip2(in);
    }
  },
  XZ {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return XzLibrary.xz(in);
    }
  },
  LZMA {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return XzLibrary.lzma(in);
    }
  },
  ZSTD {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return CompressLibrary.zstd(in);
    }
  },
  LZ4 {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return CompressLibrary.lz4(in);
    }
  },
  SNAPPY {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return CompressLibrary.snappy(in);
    }
  },
  COMPRESS {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return CompressLibrary.compress(in);
    }
  };

  /** What one stream may reserve: enough for {@code xz -9}, which needs 65 MB. */
  static final int MEMORY_KB = 72 << 10;

  private static final int BUFFER = 8 << 10;

  /** Returns the unpacked bytes of a stream, and closes it with its own. */
  abstract InputStream unpack(InputStream in) throws IOException;

  /** Opens the unpacked bytes of content. */
  InputStream open(Content packed) throws IOException {
    InputStream in = packed.open();
    try {
      return unpack(new BufferedInputStream(in, BUFFER));
    } catch (IOException | RuntimeException | LinkageError e) {
      in.close();
      throw e;
    }
  }

  /** Gives the memory of zlib back as soon as the stream is closed. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream in, boolean raw) {
      super(in, new Inflater(raw), BUFFER);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
