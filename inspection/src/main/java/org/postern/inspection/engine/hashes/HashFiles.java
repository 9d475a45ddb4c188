package org.postern.inspection.engine.hashes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Problem;

/**
 * A file of hashes, or a folder of them, one a line.
 *
 * @param path of the file or the folder; hidden files in it do not count
 * @param columns where the hash and the name stand
 */
record HashFiles(Path path, Columns columns) {
  private static final int MISTAKES_SHOWN = 20;
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_ENTRIES = 20_000_000;

  /**
   * What a change of any file changes.
   *
   * @param text of names, sizes and times
   * @param newest when the last of the files was changed; 1970 if there is none
   */
  record State(String text, Instant newest) {}

  State state() throws IOException {
    StringBuilder text = new StringBuilder();
    Instant newest = Instant.EPOCH;
    for (Path file : files()) {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Instant changed = now.lastModifiedTime().toInstant();
      newest = changed.isAfter(newest) ? changed : newest;
      text.append(file)
          .append(' ')
          .append(now.size())
          .append(' ')
          .append(changed)
          .append(' ')
          .append(now.fileKey())
          .append('\n');
    }
    return new State(text.toString(), newest);
  }

  /** Returns what the files say; each mistake goes to {@code problems}. */
  HashList read(Consumer<Problem> problems) {
    HashList list = new HashList();
    try {
      for (Path file : files()) {
        read(file, list, problems);
      }
    } catch (IOException e) {
      problems.accept(
          new Problem(
              path.toString(),
              "hashes",
              "cannot be read ("
                  + e.getClass().getSimpleName()
                  + "); write the path of a file or"
                  + " a folder"));
    }
    return list.done();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private void read(Path file, HashList list, Consumer<Problem> problems) throws IOException {
    int mistakes = 0;
    try (Reader in =
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1)) {
      Lines lines = new Lines(new BufferedReader(in), LONGEST_LINE);
      for (String line = lines.next(); line != null; line = lines.next()) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        try {
          if (list.lines() >= MOST_ENTRIES) {
            throw new IllegalArgumentException(
                "more than " + MOST_ENTRIES + " hashes; remove some");
          }
          columns.read(text, list);
        } catch (IllegalArgumentException e) {
          problems.accept(
              new Problem(file + ":" + lines.number(), "hash", String.valueOf(e.getMessage())));
          if (++mistakes == MISTAKES_SHOWN) {
            problems.accept(
                new Problem(file.toString(), "hash", "may have more mistakes than those shown"));
            return;
          }
        }
      }
    }
  }

  /** Lines, none of them longer than they should be. */
  private static final class Lines {
    private final BufferedReader in;
    private final int longest;
    private int number;

    Lines(BufferedReader in, int longest) {
      this.in = in;
      this.longest = longest;
    }

    int number() {
      return number;
    }

    /** Returns the next line, cut if it is too long, or null. */
    @Nullable String next() throws IOException {
      StringBuilder line = new StringBuilder();
      int c = in.read();
      if (c < 0) {
        return null;
      }
      number++;
      for (; c >= 0 && c != '\n'; c = in.read()) {
        if (line.length() < longest) {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }
}
