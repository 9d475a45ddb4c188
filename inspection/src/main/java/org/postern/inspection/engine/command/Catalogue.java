package org.postern.inspection.engine.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Problem;

/** Scanners by their name: those that are shipped, and those of a site's own file before them. */
record Catalogue(Map<String, Scanner> scanners) {
  private static final String SHIPPED = "scanners";
  private static final long LARGEST = 1 << 20;

  Catalogue {
    scanners = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scanners));
  }

  /** Returns the entries of the file that is shipped. */
  static Catalogue shipped() {
    return parse(
        text().lines().toList(),
        SHIPPED,
        problem -> {
          throw new IllegalStateException("the shipped catalogue: " + problem);
        });
  }

  /** Returns the shipped file as it is. */
  static String text() {
    try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(SHIPPED))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the entries of a file; each mistake goes to {@code problems}. */
  static Catalogue read(Path file, Consumer<Problem> problems) {
    try {
      if (Files.size(file) > LARGEST) {
        problems.accept(
            new Problem(
                file.toString(), "catalogue", "is larger than 1m; remove what is not used"));
        return new Catalogue(Map.of());
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return parse(lines, file.toString(), problems);
    } catch (IOException e) {
      problems.accept(
          new Problem(
              file.toString(),
              "catalogue",
              "cannot be read ("
                  + e.getClass().getSimpleName()
                  + "); write the path of a text file in UTF-8"));
      return new Catalogue(Map.of());
    }
  }

  static Catalogue parse(List<String> lines, String where, Consumer<Problem> problems) {
    return new Catalogue(new CatalogueReader(where, problems).read(lines));
  }

  @Nullable Scanner find(String name) {
    return scanners.get(name);
  }

  /** Returns the entries of both; where both have a name, this one's. */
  Catalogue before(Catalogue other) {
    Map<String, Scanner> all = new LinkedHashMap<>(other.scanners);
    all.putAll(scanners);
    return new Catalogue(all);
  }
}
