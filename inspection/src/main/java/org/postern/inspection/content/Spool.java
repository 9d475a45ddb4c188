package org.postern.inspection.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes content of bytes that come in one after the other: in memory up to a limit, above it in a
 * private file that has no name any more by the time the first byte is in it. A process that dies
 * leaves nothing behind.
 *
 * <p>Write, then take {@link #content}, then {@link #close} when the content is no longer needed.
 * Not for several threads; the content is.
 */
public final class Spool extends OutputStream {
  private static final int FIRST = 8 << 10;

  private final Path directory;
  private final int memory;
  private @Nullable ByteArrayOutputStream held;
  private @Nullable RandomAccessFile file;
  private long size;

  /**
   * A spool that is empty.
   *
   * @param directory where the private file goes; must exist, and nobody else may write to it
   * @param memory bytes that are kept in memory; one more, and all of them go to the file
   */
  public Spool(Path directory, int memory) {
    this.directory = directory;
    this.memory = memory;
    this.held = new ByteArrayOutputStream(Math.min(FIRST, memory));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (held != null && size + length > memory) {
      RandomAccessFile created = unlinked(directory);
      created.write(held.toByteArray());
      file = created;
      held = null;
    }
    if (held != null) {
      held.write(bytes, offset, length);
    } else {
      RandomAccessFile to = Objects.requireNonNull(file);
      synchronized (to) {
        to.seek(size);
        to.write(bytes, offset, length);
      }
    }
    size += length;
  }

  /** Returns how many bytes were written so far. */
  public long size() {
    return size;
  }

  /** Returns what was written so far, as content that further writing does not change. */
  public Content content() {
    return held != null
        ? Content.of(held.toByteArray())
        : new FileContent(Objects.requireNonNull(file), size);
  }

  /** Gives the file back, if there is one; its content cannot be read any more. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** Creates a file that only this process can open, and takes its name away. */
  private static RandomAccessFile unlinked(Path directory) throws IOException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    Path path = directory.resolve("spool-" + HexFormat.of().formatHex(random));
    Set<PosixFilePermission> owner =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    Files.newByteChannel(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(owner))
        .close();
    try {
      return new RandomAccessFile(path.toFile(), "rw");
    } finally {
      Files.delete(path);
    }
  }
}
