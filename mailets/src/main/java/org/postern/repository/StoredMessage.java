package org.postern.repository;

import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.server.core.MimeMessageSource;

/**
 * The bytes of a stored message, read from its file each time. Whoever parses the message leaves
 * the body in the file.
 */
final class StoredMessage implements MimeMessageSource {
  private final Path file;

  StoredMessage(Path file) {
    this.file = file;
  }

  @Override
  public String getSourceId() {
    return file.toString();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new SharedFileInputStream(file.toFile());
  }

  @Override
  public long getMessageSize() throws IOException {
    return Files.size(file);
  }
}
