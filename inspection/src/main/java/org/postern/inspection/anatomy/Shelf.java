package org.postern.inspection.anatomy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.container.BrokenException;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/**
 * Where decoded bytes lie that must be read from any position. Small things stay in memory while
 * all together are small; the rest shares one private file without a name, which goes back to the
 * system when nobody refers to any of its contents any more.
 */
final class Shelf {
  private static final int SMALL = 1 << 20;
  private static final int MEMORY = 16 << 20;
  private static final int BLOCK = 64 << 10;

  private int held;
  private @Nullable Spool file;

  /**
   * Keeps the bytes of a stream, up to its end or to where it is broken.
   *
   * @param most bytes that are kept
   */
  Content keep(InputStream in, long most) throws IOException {
    int room = Math.min(SMALL, MEMORY - held);
    byte[] first = read(in, (int) Math.min(room, most));
    if (first.length < room || first.length == most) {
      held += first.length;
      return Content.of(first);
    }
    Spool to = file();
    long start = to.size();
    to.write(first, 0, first.length);
    long left = most - first.length;
    while (left > 0) {
      byte[] block = read(in, (int) Math.min(BLOCK, left));
      to.write(block, 0, block.length);
      left = block.length < BLOCK ? 0 : left - block.length;
    }
    return to.content().slice(start, to.size());
  }

  private static byte[] read(InputStream in, int most) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(most, 8192));
    byte[] block = new byte[Math.max(1, Math.min(most, 8192))];
    try {
      int n = 0;
      while (bytes.size() < most && n >= 0) {
        n = in.read(block, 0, Math.min(block.length, most - bytes.size()));
        bytes.write(block, 0, Math.max(n, 0));
      }
    } catch (BrokenException e) {
      // The bytes end there; who read them to measure them has noted it.
      return bytes.toByteArray();
    }
    return bytes.toByteArray();
  }

  /** Returns the content in a form that can be read from any position. */
  Content jumping(Content content) {
    if (content.jumps()) {
      return content;
    }
    try (InputStream in = content.open()) {
      return keep(in, Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Spool file() {
    Spool known = file;
    if (known == null) {
      // A spool that keeps nothing in memory, so that what was taken from it stays as it is.
      known = new Spool(Path.of(System.getProperty("java.io.tmpdir")), 0);
      file = known;
    }
    return known;
  }
}
