package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Folders of messages that are not part of the project: tests use them where they are. */
public final class Corpora {
  private Corpora() {}

  /** Returns all files below a folder, or skips the test with a word. */
  public static List<Path> files(String name) {
    try (Stream<Path> files = Files.walk(folder(name))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the messages of a folder, or skips the test with a word. */
  public static List<Path> messages(String name) {
    try (Stream<Path> files = Files.list(folder(name))) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a folder, or skips the test with a word. */
  public static Path folder(String name) {
    Path top = Path.of(System.getProperty("postern.top", ".."), "..", "shared", "corpora");
    Path path = Path.of(System.getProperty("postern.corpora", top.toString()), name);
    Assumptions.assumeTrue(
        Files.isDirectory(path), () -> "nothing in " + path + "; set postern.corpora");
    return path;
  }
}
