package org.postern.qmail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.age.AgeIdentity;
import picocli.CommandLine.Option;

/** Who opens what is encrypted. */
final class IdentityOption {
  @Option(
      names = {"-i", "--identity"},
      paramLabel = "FILE",
      description = "Secret key of age, as age-keygen writes it, for mail that is encrypted.")
  private @Nullable Path file;

  /** Returns the keys; none if none were named. */
  List<AgeIdentity> keys() throws IOException {
    if (file == null) {
      return List.of();
    }
    try {
      return AgeIdentity.inFile(Files.readAllLines(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
