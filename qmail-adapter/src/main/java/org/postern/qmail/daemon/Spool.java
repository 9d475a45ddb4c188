package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;

/**
 * Where a message gathers while it is received: in memory up to a limit, above it in a file of its
 * own that nobody else can open, because it has no name any more.
 */
final class Spool implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final int START = 16_384;

  private final Path directory;
  private final int memoryLimit;
  private byte[] bytes;
  private int used;
  private @Nullable FileChannel file;
  private long size;

  /**
   * @param directory where the file is made; on a file system that has room for large messages
   * @param memoryLimit so many bytes are kept in memory, at least 1
   */
  Spool(Path directory, int memoryLimit) {
    this.directory = directory;
    this.memoryLimit = memoryLimit;
    bytes = new byte[Math.min(START, memoryLimit)];
  }

  /** Adds what remains in {@code more}. */
  void write(ByteBuffer more) throws IOException {
    int n = more.remaining();
    if (file == null && n > memoryLimit - used) {
      file = unnamedFile();
      writeAll(file, ByteBuffer.wrap(bytes, 0, used));
      bytes = new byte[0];
      used = 0;
    }
    if (file != null) {
      writeAll(file, more);
    } else {
      if (n > bytes.length - used) {
        int wanted = (int) Math.min(memoryLimit, Math.max(2L * bytes.length, (long) used + n));
        bytes = Arrays.copyOf(bytes, wanted);
      }
      more.get(bytes, used, n);
      used += n;
    }
    size += n;
  }

  private FileChannel unnamedFile() throws IOException {
    Path path = Files.createTempFile(directory, "message", "", PRIVATE);
    try {
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      Files.delete(path);
    }
  }

  private static void writeAll(FileChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  /** Returns how many bytes were written. */
  long size() {
    return size;
  }

  /** Returns what was written. It can be read until this is closed; nothing may be added. */
  Content content() {
    return file == null ? Content.of(bytes).slice(0, used) : new FileContent(file, 0, size);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
