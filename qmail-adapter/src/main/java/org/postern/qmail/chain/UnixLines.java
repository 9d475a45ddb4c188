package org.postern.qmail.chain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/**
 * Line ends of what the mail library wrote. It knows CRLF only, but qmail-queue is given LF and
 * would send the CR as part of the line.
 */
final class UnixLines {
  private static final int MEMORY = 1 << 20;

  private UnixLines() {}

  /** Returns whether the first line ends in CRLF. */
  static boolean isCrlf(Content content) throws IOException {
    try (InputStream in = new BufferedInputStream(content.open(), 1024)) {
      int before = -1;
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          return before == '\r';
        }
        before = c;
      }
      return false;
    }
  }

  /** Returns the content with LF for each CRLF. */
  static Content of(Content content) throws IOException {
    Spool out = new Spool(Path.of(System.getProperty("java.io.tmpdir")), MEMORY);
    try (InputStream in = content.open()) {
      byte[] buffer = new byte[8192];
      boolean held = false;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        int kept = 0;
        byte[] lines = new byte[n + 1];
        for (int i = 0; i < n; i++) {
          if (held && buffer[i] != '\n') {
            lines[kept++] = '\r';
          }
          held = buffer[i] == '\r';
          if (!held) {
            lines[kept++] = buffer[i];
          }
        }
        out.write(lines, 0, kept);
      }
      if (held) {
        out.write('\r');
      }
    }
    return out.content();
  }
}
