package org.postern.qmail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration lies. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Folder with mailetcontainer.xml, policy.xml and mailrepositorystore.xml."
              + " Default: the one that came with Postern.")
  @Nullable Path config;

  /** Returns the folder; it need not exist. */
  Path folder() {
    if (config != null) {
      return config;
    }
    Path top = Path.of(System.getProperty("postern.top", ""));
    Path inSources = top.resolve("james-config").resolve("conf");
    return Files.isDirectory(inSources) ? inSources : top.resolve("conf");
  }
}
