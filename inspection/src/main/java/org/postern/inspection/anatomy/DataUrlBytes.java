package org.postern.inspection.anatomy;

import java.io.IOException;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;
import org.postern.inspection.decoding.Coding;
import org.postern.inspection.decoding.Decoder;
import org.postern.inspection.decoding.LineDecoder;

/** The body of a {@code data:} URL, percent encoding and base64 undone. */
final class DataUrlBytes {
  private static final int NONE = -1;

  private final Decoder decoder = Coding.BASE64_IN_GROUPS.decoder();
  private final Spool decoded = LineDecoder.spool();

  // Decoded and kept together: a long URL lies in a file, and a byte at a time would be slow.
  private final byte[] pending = new byte[1024];
  private final byte[] out = new byte[decoder.mostOf(pending.length)];
  private int waiting;
  private boolean percent;
  private int digit = NONE;

  /** Takes the bytes of a character. */
  void take(byte[] bytes, boolean base64) throws IOException {
    for (byte b : bytes) {
      take(b, base64);
    }
  }

  private void take(byte b, boolean base64) throws IOException {
    int hex = percent ? Character.digit(b, 16) : NONE;
    if (percent && hex < 0) {
      literal(base64);
    }
    if (!percent) {
      percent = b == '%';
      if (!percent) {
        write(b, base64);
      }
    } else if (digit == NONE) {
      digit = hex;
    } else {
      write((byte) (digit << 4 | hex), base64);
      percent = false;
      digit = NONE;
    }
  }

  /** A percent sign that began no code stands for itself. */
  private void literal(boolean base64) throws IOException {
    write((byte) '%', base64);
    if (digit != NONE) {
      write((byte) Character.toUpperCase(Character.forDigit(digit, 16)), base64);
    }
    percent = false;
    digit = NONE;
  }

  private void write(byte b, boolean base64) throws IOException {
    pending[waiting++] = b;
    if (waiting == pending.length) {
      flush(base64);
    }
  }

  private void flush(boolean base64) throws IOException {
    if (base64) {
      decoded.write(out, 0, decoder.decode(pending, 0, waiting, out, 0));
    } else {
      decoded.write(pending, 0, waiting);
    }
    waiting = 0;
  }

  Content end(boolean base64) throws IOException {
    if (percent) {
      literal(base64);
    }
    flush(base64);
    if (base64) {
      decoded.write(out, 0, decoder.end(out, 0));
    }
    return decoded.content();
  }
}
