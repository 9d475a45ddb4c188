package org.postern.qmail.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.SettingsException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which archive a command is about. */
final class ArchiveOption {
  @Mixin private ConfigOption config;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "Folder of the archive. Default: that of the mailet Archive.")
  private @Nullable Path archive;

  /** Returns the folder; it need not exist. */
  Path folder() throws SettingsException {
    return archive == null ? ArchivePlaces.in(config.folder()) : archive;
  }
}
