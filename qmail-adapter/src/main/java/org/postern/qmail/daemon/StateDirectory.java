package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory that belongs to one running posternd: {@code spool} for large messages while they
 * are scanned, {@code retry} for deliveries that wait, {@code lock} to keep a second posternd out.
 */
final class StateDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  /**
   * Takes the directory over, makes what is missing in it, and removes what a killed posternd left.
   *
   * @throws IOException if another posternd has it
   */
  StateDirectory(Path path) throws IOException {
    this.path = path;
    Files.createDirectories(path);
    lock =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (tryLock() == null) {
        throw new IOException(
            path + " belongs to another posternd that runs; stop it, or set state to another one");
      }
      directory("spool");
      directory("retry");
      try (Stream<Path> leftovers = Files.list(spool())) {
        for (Path file : leftovers.toList()) {
          Files.delete(file);
        }
      }
      new RetryStore(retry()).removeLeftovers();
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private @Nullable FileLock tryLock() throws IOException {
    try {
      return lock.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void directory(String name) throws IOException {
    Path directory = path.resolve(name);
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  Path spool() {
    return path.resolve("spool");
  }

  Path retry() {
    return path.resolve("retry");
  }

  /** Gives the directory back. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
