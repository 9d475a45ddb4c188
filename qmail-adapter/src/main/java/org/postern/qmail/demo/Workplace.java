package org.postern.qmail.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.postern.samples.Sample;

/**
 * Where the demo keeps its files: {@code target/demo} of a source tree. Each start makes it anew.
 * Sockets lie in a folder of their own, because the name of a unix socket has little room.
 *
 * @param top of the source tree
 * @param folder with everything but sockets
 * @param sockets a private folder in the system's place for temporary files
 * @param lock held as long as the demo runs
 */
record Workplace(Path top, Path folder, Path sockets, FileChannel lock) implements AutoCloseable {

  /**
   * Makes it.
   *
   * @throws DemoException if another demo works there
   */
  static Workplace in(Path top) throws IOException, DemoException {
    Path folder = top.resolve("target").resolve("demo").toAbsolutePath();
    Files.createDirectories(folder.getParent());
    FileChannel lock =
        FileChannel.open(
            folder.resolveSibling("demo.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      lock.close();
      throw new DemoException("another demo of this source tree is running; end it first");
    }
    remove(folder);
    Files.createDirectories(folder);
    Path sockets = Files.createTempDirectory("postern-demo-");
    return new Workplace(top.toAbsolutePath(), folder, sockets, lock);
  }

  /** Returns a folder in the workplace, made if it is not there. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** Returns a file of the source tree. */
  Path source(String name) {
    return top.resolve(name);
  }

  /** Returns the file with the message of a sample, everything put in. */
  Path message(Sample sample) {
    return folder.resolve("messages").resolve(sample.name() + ".eml");
  }

  /** Returns the file with the envelope of a sample, in the form that qmail-queue reads. */
  Path envelope(Sample sample) {
    return folder.resolve("envelopes").resolve(sample.name());
  }

  /** Writes messages and envelopes, so that they can be sent again by hand. */
  void write(List<Sample> samples) throws IOException {
    folder("messages");
    folder("envelopes");
    for (Sample sample : samples) {
      Files.write(message(sample), sample.message());
      StringBuilder envelope = new StringBuilder("F").append(sample.from()).append('\0');
      sample.to().forEach(recipient -> envelope.append('T').append(recipient).append('\0'));
      Files.write(
          envelope(sample), envelope.append('\0').toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Writes a file that can be run. */
  static Path executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** Copies a folder with all that is in it. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Removes the sockets; all else stays until the next start, to be looked at. */
  @Override
  public void close() throws IOException {
    try (lock) {
      remove(sockets);
    }
  }

  /** Removes a folder with all that is in it, if it is there. */
  static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
