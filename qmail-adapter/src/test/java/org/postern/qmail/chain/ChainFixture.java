package org.postern.qmail.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.attributes.Client;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.SettingsException;

/** Writes configurations and messages for the tests of this package. */
final class ChainFixture {
  static final String MESSAGE = "From: bob@example.net\nSubject: hello\n\nbody\n";
  static final String ERROR =
      "<processor state='error'><mailet match='All' class='Null'/></processor>";

  private ChainFixture() {}

  /** Returns a file with these processors, and a plain {@code error} one if there is none. */
  static Path container(Path directory, String processors) {
    String error = processors.contains("state='error'") ? "" : ERROR;
    Path file = directory.resolve("mailetcontainer.xml");
    try {
      return Files.writeString(
          file,
          "<mailetcontainer><context><postmaster>postmaster@example.org</postmaster></context>\n"
              + "<processors>\n"
              + processors
              + error
              + "</processors></mailetcontainer>\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProcessorChain open(Path directory, String processors) throws SettingsException {
    return ProcessorChain.open(ChainSettings.of(container(directory, processors)));
  }

  static Submission submission(String message, String sender, String... recipients) {
    return new Submission(
        "id",
        new Envelope(sender, List.of(recipients)),
        Content.of(message.getBytes(StandardCharsets.ISO_8859_1)),
        new Client(Optional.of("192.0.2.1"), Optional.empty(), false, Optional.empty()),
        Instant.EPOCH);
  }

  static String text(Content content) {
    try (var in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
