package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.FileContent;
import org.postern.inspection.content.Spool;

/** Reads a message from where a command was told it lies; a large one stays on disk. */
final class MessageContent {
  private static final int MEMORY = 1 << 20;

  private MessageContent() {}

  /** Returns the bytes of a file. A pipe does not say how long it is. */
  static Content of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        return read(in);
      }
    }
    return Files.size(file) > MEMORY
        ? FileContent.open(file)
        : Content.of(Files.readAllBytes(file));
  }

  /** Returns the bytes of a stream up to its end. */
  static Content read(InputStream in) throws IOException {
    Spool spool = new Spool(Path.of(System.getProperty("java.io.tmpdir")), MEMORY);
    in.transferTo(spool);
    return spool.content();
  }
}
