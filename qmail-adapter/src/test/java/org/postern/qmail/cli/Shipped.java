package org.postern.qmail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.postern.inspection.settings.SettingsException;

/** The configuration that is shipped, copied so that what it stores lies in a test's own folder. */
final class Shipped {
  private Shipped() {}

  /** Copies it to {@code folder/conf}. */
  static Path in(Path folder) throws IOException {
    Path shipped = Path.of(System.getProperty("postern.top", ".."), "james-config", "conf");
    Path conf = folder.resolve("conf");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, conf.resolve(shipped.relativize(file).toString()));
      }
    }
    return conf;
  }

  static Examiner examiner(Path folder) throws IOException, SettingsException {
    return ChainExaminer.open(in(folder));
  }
}
