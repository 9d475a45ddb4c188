package org.postern.inspection.decoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.content.Spool;

/** yEnc. Source: yEnc draft 1.3, J. Helbing. */
final class YencLines implements LineDecoder {
  private final Spool decoded = LineDecoder.spool();

  /** Whether the line before ended in an escape: a very long line comes in several runs. */
  private boolean escaped;

  @Override
  public State line(byte[] line, int length) throws IOException {
    if (!escaped && length > 1 && line[0] == '=' && line[1] == 'y') {
      String word = new String(line, 0, length, StandardCharsets.ISO_8859_1);
      return word.startsWith("=yend") ? State.LAST : State.MORE;
    }
    byte[] bytes = new byte[length];
    int out = 0;
    // NNTP doubles a dot at the start of a line.
    int from = !escaped && length > 1 && line[0] == '.' && line[1] == '.' ? 1 : 0;
    for (int i = from; i < length; i++) {
      if (escaped) {
        bytes[out++] = (byte) (line[i] - 64 - 42);
        escaped = false;
      } else if (line[i] == '=') {
        escaped = true;
      } else {
        bytes[out++] = (byte) (line[i] - 42);
      }
    }
    decoded.write(bytes, 0, out);
    return State.MORE;
  }

  @Override
  public Result end() {
    return new Result("", "yEnc", decoded.content());
  }
}
