package org.postern.repository;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The lines of a file from the last to the first. No more than two blocks are in memory. */
final class BackwardLines implements Closeable {
  private static final int BLOCK = 64 << 10;

  private final FileChannel file;

  /** Where in the file the bytes begin that are in memory. */
  private long start;

  private byte[] bytes = new byte[0];

  /** How many of them have not been given out. */
  private int end;

  BackwardLines(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.READ);
    start = file.size();
  }

  /** Returns the line before the one that was returned last; empty at the top of the file. */
  Optional<String> next() throws IOException {
    while (true) {
      for (int i = end - 1; i >= 0; i--) {
        if (bytes[i] == '\n') {
          return Optional.of(taken(i + 1, i));
        }
      }
      if (start == 0) {
        return end == 0 ? Optional.empty() : Optional.of(taken(0, 0));
      }
      // A line that fills a block is not ours: its end is forgotten.
      load(end > BLOCK ? 0 : end);
    }
  }

  private String taken(int from, int newEnd) {
    String line = new String(bytes, from, end - from, ISO_8859_1);
    end = newEnd;
    return line;
  }

  /** Reads the block before those in memory, of which so many bytes stay. */
  private void load(int kept) throws IOException {
    int length = (int) Math.min(BLOCK, start);
    start -= length;
    ByteBuffer block = ByteBuffer.allocate(length + kept).limit(length);
    while (block.hasRemaining()) {
      if (file.read(block, start + block.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    block.limit(length + kept).put(bytes, 0, kept);
    bytes = block.array();
    end = bytes.length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
