package org.postern.qmail.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.SettingsException;
import org.postern.repository.Shelf;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which configuration, and which of its maildirs. */
final class ShelfOptions {
  @Mixin ConfigOption config;

  @Option(
      names = "--in",
      paramLabel = "FOLDER",
      description = "Only this one, such as viruses. Default: all that mailetcontainer.xml names.")
  @Nullable String only;

  Shelves shelves() throws SettingsException, IOException {
    Shelves all = Shelves.of(config.folder());
    if (only == null) {
      return all;
    }
    List<Shelf> chosen =
        all.each().stream().filter(shelf -> Shelves.name(shelf).equals(only)).toList();
    if (chosen.isEmpty()) {
      throw new IOException(
          "--in \""
              + only
              + "\" is none of the folders of this quarantine; write one of "
              + String.join(", ", all.each().stream().map(Shelves::name).toList()));
    }
    return new Shelves(chosen);
  }
}
