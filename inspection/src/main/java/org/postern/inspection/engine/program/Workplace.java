package org.postern.inspection.engine.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private folder for one run of a program: the content, room for temporary files, and what the
 * program writes. Only the owner can enter it, and every name in it is ours. On closing all of it
 * is removed.
 */
final class Workplace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);
  private static final int CHUNK = 64 * 1024;

  private final Path root;
  private final Path folder;
  private final Path scratch;

  private Workplace(Path root) throws IOException {
    this.root = root;
    this.folder = Files.createDirectory(root.resolve("content"));
    this.scratch = Files.createDirectory(root.resolve("tmp"));
  }

  /**
   * Makes one with a content in it.
   *
   * @throws Trouble if the content or the disk is in the way, or the deadline passes
   */
  static Workplace of(Content content, Deadline deadline) throws Trouble {
    try {
      // Only the owner can open it.
      Path root = Files.createTempDirectory("postern-engine");
      Workplace made;
      try {
        made = new Workplace(root);
      } catch (IOException e) {
        remove(root);
        throw e;
      }
      made.fill(content, deadline);
      return made;
    } catch (IOException e) {
      throw new Trouble(
          Cause.UNREADABLE, "the content cannot be written to a file for the program: " + e);
    }
  }

  private void fill(Content content, Deadline deadline) throws IOException, Trouble {
    long total = 0;
    boolean done = false;
    try (InputStream in = content.open();
        OutputStream out = Files.newOutputStream(file())) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (deadline.passed()) {
          throw new Trouble(
              Cause.TIMEOUT, "wrote " + total + " of " + content.size() + " bytes in time");
        }
        out.write(chunk, 0, n);
        total += n;
      }
      if (total != content.size()) {
        throw new Trouble(Cause.UNREADABLE, total + " bytes are there and not " + content.size());
      }
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** The folder with nothing but the content in it. */
  Path folder() {
    return folder;
  }

  /** The content. */
  Path file() {
    return folder.resolve("content");
  }

  /** Where the program may write its own files; no other process has this folder's name. */
  Path scratch() {
    return scratch;
  }

  /** Where the program's output goes. */
  Path output() {
    return root.resolve("output");
  }

  long written() throws IOException {
    return Files.size(output());
  }

  /** Returns the first bytes of the output. */
  String said(int most) throws IOException {
    try (InputStream in = Files.newInputStream(output())) {
      return new String(in.readNBytes(most), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    try {
      remove(root);
    } catch (IOException e) {
      LOG.warn(
          "the private folder {} cannot be removed ({}); remove it by hand", root, e.toString());
    }
  }

  /** Links are removed and not followed. */
  private static void remove(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, java.io.IOException e)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
