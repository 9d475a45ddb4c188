package org.postern.inspection.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.postern.inspection.content.Content;

/**
 * A way to pack one run of bytes. The libraries are linked when the first stream is unpacked: any
 * of them may be missing.
 */
enum Codec {
  DEFLATE(in -> new Inflated(in, true)),
  ZLIB(in -> new Inflated(in, false)),
  DEFLATE64(in -> CompressLibrary.deflate64(in)),
  GZIP(in -> CompressLibrary.gzip(in)),
  BZIP2(in -> CompressLibrary.bzip2(in)),
  XZ(in -> XzLibrary.xz(in)),
  LZMA(in -> XzLibrary.lzma(in)),
  LZIP(in -> new Pieces(in, Pieces::lzipMember)),
  ZSTD(in -> CompressLibrary.zstd(in)),
  LZ4(in -> CompressLibrary.lz4(in)),
  LZ4_LEGACY(in -> new Pieces(in, Pieces::lz4Block)),
  SNAPPY(in -> CompressLibrary.snappy(in)),
  COMPRESS(in -> CompressLibrary.compress(in));

  /** What one stream may reserve: enough for {@code xz -9}, which needs 65 MB. */
  static final int MEMORY_KB = 72 << 10;

  private static final int BUFFER = 8 << 10;

  private final Unpacking unpacking;

  Codec(Unpacking unpacking) {
    this.unpacking = unpacking;
  }

  /** Unpacks a stream, and closes it with its own. */
  @FunctionalInterface
  private interface Unpacking {
    InputStream of(InputStream in) throws IOException;
  }

  /** Unpacks a stream, and closes it with its own. */
  InputStream of(InputStream in) throws IOException {
    return unpacking.of(in);
  }

  /** Opens the unpacked bytes of content. */
  InputStream open(Content packed) throws IOException {
    InputStream in = packed.open();
    try {
      return of(new BufferedInputStream(in, BUFFER));
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
