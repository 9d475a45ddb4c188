package org.postern.attributes;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Turns each CRLF into LF: what the mail library writes anew, in a message that came with LF. A
 * qmail queue knows no other line end.
 */
final class LineEnds extends FilterOutputStream {
  private boolean held;

  LineEnds(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    if (held && b != '\n') {
      out.write('\r');
    }
    held = b == '\r';
    if (!held) {
      out.write(b);
    }
  }

  @Override
  public void flush() throws IOException {
    if (held) {
      out.write('\r');
      held = false;
    }
    out.flush();
  }
}
