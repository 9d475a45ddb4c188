package org.postern.qmail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.ProcessorChain;

/** The configuration that is shipped, copied so that what it stores lies in a test's own folder. */
public final class Shipped {
  private Shipped() {}

  /** Copies it to {@code folder/conf}. */
  public static Path in(Path folder) throws IOException {
    Path shipped = Path.of(System.getProperty("postern.top", ".."), "james-config", "conf");
    Path conf = folder.resolve("conf");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, conf.resolve(shipped.relativize(file).toString()));
      }
    }
    return conf;
  }

  /** Opens the chain of a folder as {@code postern daemon} does. */
  public static ProcessorChain chain(Path conf) throws SettingsException {
    return new Configuration(conf).open();
  }

  static Examiner examiner(Path folder) throws IOException, SettingsException {
    return ChainExaminer.open(new Configuration(in(folder)));
  }
}
