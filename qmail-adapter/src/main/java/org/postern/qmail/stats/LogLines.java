package org.postern.qmail.stats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a log, each as far as it can be a report: what is longer is cut. */
final class LogLines implements AutoCloseable {
  private static final int LONGEST = 64 * 1024;
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private int at;
  private int end;

  LogLines(InputStream in) {
    this.in = in;
  }

  /** Returns the next line, without its end; empty behind the last one. */
  Optional<String> next() throws IOException {
    line.reset();
    boolean some = false;
    while (fill()) {
      some = true;
      int from = at;
      while (at < end && chunk[at] != '\n') {
        at++;
      }
      line.write(chunk, from, Math.min(at - from, LONGEST - line.size()));
      if (at < end) {
        at++;
        break;
      }
    }
    return some ? Optional.of(line.toString(UTF_8)) : Optional.empty();
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(chunk));
    }
    return at < end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
