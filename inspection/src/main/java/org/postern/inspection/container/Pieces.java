package org.postern.inspection.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.postern.inspection.content.BlockStream;
import org.postern.inspection.content.Content;

/** Streams that come one after the other out of the same packed bytes, as one. */
final class Pieces extends BlockStream {
  private final InputStream packed;
  private final Next next;
  private Optional<InputStream> current = Optional.of(InputStream.nullInputStream());

  /** Opens the next piece, at the place where the last one ended; empty at the end. */
  @FunctionalInterface
  interface Next {
    Optional<InputStream> of(InputStream packed) throws IOException;
  }

  Pieces(InputStream packed, Next next) {
    this.packed = packed;
    this.next = next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (current.isPresent()) {
      int n = current.get().read(buffer, offset, length);
      if (n > 0) {
        return n;
      }
      current = next.of(packed);
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }

  /**
   * The blocks of a legacy frame of lz4, each with its packed length. Source: lz4_Frame_format.md,
   * Legacy frame.
   */
  static Optional<InputStream> lz4Block(InputStream packed) throws IOException {
    Words length = new Words(Content.of(packed.readNBytes(4)));
    while (length.u32(0) == 0x184c2102L) {
      length = new Words(Content.of(packed.readNBytes(4)));
    }
    if (length.size() == 0) {
      return Optional.empty();
    }
    if (length.size() < 4) {
      throw new BrokenException("cut off");
    }
    return Optional.of(CompressLibrary.lz4Block(Content.first(packed, length.u32(0))));
  }

  /** The members of a lzip file, each with 20 bytes behind it. Source: lzip manual, File format. */
  static Optional<InputStream> lzipMember(InputStream packed) throws IOException {
    byte[] bytes = packed.readNBytes(6);
    Words head = new Words(Content.of(bytes));
    if (!head.is(0, "LZIP")) {
      // What stands behind the last member is nobody's.
      return Optional.empty();
    }
    int size = 1 << (head.u8(5) & 31);
    int dictionary = size - size / 16 * (head.u8(5) >> 5);
    if (head.u8(4) != 1 || size < 1 << 12 || size > 1 << 29) {
      throw new BrokenException("no header of lzip");
    }
    return Optional.of(new Rest(XzLibrary.raw(packed, dictionary), packed, 20));
  }

  /** A piece, and what stands behind it and is passed over. */
  private static final class Rest extends FilterInputStream {
    private final InputStream packed;
    private int behind;

    Rest(InputStream in, InputStream packed, int behind) {
      super(in);
      this.packed = packed;
      this.behind = behind;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      if (n < 0 && behind > 0) {
        packed.skipNBytes(behind);
        behind = 0;
      }
      return n;
    }
  }
}
