package org.postern.inspection.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.postern.inspection.settings.Problem;

/**
 * Reads a signature file, or every one in a folder, in ClamAV's text formats: {@code .hsb} and
 * {@code .hdb} (hashes), {@code .ndb} (bytes), {@code .ldb} (several of them). A file of a format
 * that ClamAV has and this engine does not is a mistake, as somebody relies on it; any other file
 * is left alone.
 */
final class SignatureFiles {
  private static final long LARGEST = 64L << 20;
  private static final int MISTAKES_SHOWN = 20;
  private static final Set<String> HASHES = Set.of("hsb", "hdb");
  private static final Set<String> BODIES = Set.of("ndb");
  private static final Set<String> LOGICALS = Set.of("ldb");

  /** What a content may be compared with in its second reading, all together. */
  private static final int MOST_POSITIONS = 1 << 18;

  private static final Set<String> NOT_SUPPORTED =
      Set.of(
          "cbc", "cdb", "cld", "crb", "cud", "cvd", "fp", "ftm", "gdb", "hdu", "hsu", "ign", "ign2",
          "imp", "ioc", "ldu", "mdb", "mdu", "msb", "msu", "ndu", "pdb", "sfp", "wdb", "yar",
          "yara");

  private final Consumer<Problem> problems;
  private final List<HashSignature> hashes = new ArrayList<>();
  private final List<BodySignature> bodies = new ArrayList<>();
  private final List<LogicalSignature> logicals = new ArrayList<>();

  private SignatureFiles(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** Returns what could be read; each mistake goes to {@code problems}. */
  static Signatures read(Path path, Consumer<Problem> problems) {
    SignatureFiles files = new SignatureFiles(problems);
    if (Files.isDirectory(path)) {
      files.folder(path);
    } else {
      files.file(path, true);
    }
    int positions = files.logicals.stream().mapToInt(LogicalSignature::length).sum();
    if (positions > MOST_POSITIONS) {
      files.problem(
          path.toString(),
          "has signatures with wildcards of "
              + positions
              + " bytes together; write at most "
              + MOST_POSITIONS
              + ", or give them to clamd");
    }
    return new Signatures(files.hashes, files.bodies, files.logicals);
  }

  private void folder(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      entries.sorted().filter(Files::isRegularFile).forEach(file -> file(file, false));
    } catch (IOException e) {
      unreadable(folder, e);
    }
  }

  private void file(Path file, boolean named) {
    String ending = ending(file);
    if (HASHES.contains(ending)) {
      lines(file, line -> hashes.add(HashSignature.parse(line)));
    } else if (BODIES.contains(ending)) {
      lines(file, line -> BodySignature.parse(line, bodies::add, logicals::add));
    } else if (LOGICALS.contains(ending)) {
      lines(file, line -> logicals.add(LogicalSignature.parse(line)));
    } else if (named || NOT_SUPPORTED.contains(ending)) {
      problem(
          file.toString(),
          "is of a format that is not supported; write hashes in a .hsb file, bytes in a .ndb or"
              + " .ldb file");
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private void lines(Path file, Consumer<String> reader) {
    List<String> lines;
    try {
      if (Files.size(file) > LARGEST) {
        problem(file.toString(), "is larger than 64m; split it, or give it to clamd");
        return;
      }
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      unreadable(file, e);
      return;
    }
    int mistakes = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        reader.accept(line);
      } catch (IllegalArgumentException e) {
        if (++mistakes > MISTAKES_SHOWN) {
          problem(file.toString(), "has more mistakes than the " + MISTAKES_SHOWN + " shown");
          return;
        }
        problem(file + ":" + (i + 1), String.valueOf(e.getMessage()));
      }
    }
  }

  private void unreadable(Path path, IOException e) {
    problem(path.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")");
  }

  private void problem(String where, String what) {
    problems.accept(new Problem(where, "signature", what));
  }
}
