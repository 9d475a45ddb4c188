package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postern.inspection.content.Content;

/** Reads a message from where a command was told it lies. */
final class MessageContent {
  private MessageContent() {}

  /** Returns the bytes of a file. */
  static Content of(Path file) throws IOException {
    return Content.of(Files.readAllBytes(file));
  }

  /** Returns the bytes of a stream up to its end. */
  static Content read(InputStream in) throws IOException {
    return Content.of(in.readAllBytes());
  }
}
