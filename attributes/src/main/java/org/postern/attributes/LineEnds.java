package org.postern.attributes;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Turns each CRLF into LF, if asked to: what the mail library writes anew, in a message that came
 * with LF. A qmail queue knows no other line end.
 */
final class LineEnds extends FilterOutputStream {
  private final boolean toLf;
  private boolean held;

  LineEnds(OutputStream out, boolean toLf) {
    super(out);
    this.toLf = toLf;
  }

  @Override
  public void write(int b) throws IOException {
    if (held && b != '\n') {
      out.write('\r');
    }
    held = toLf && b == '\r';
    if (!held) {
      out.write(b);
    }
  }

  /** Writes what is held back: there is nothing to come. */
  void finish() throws IOException {
    if (held) {
      out.write('\r');
      held = false;
    }
  }
}
