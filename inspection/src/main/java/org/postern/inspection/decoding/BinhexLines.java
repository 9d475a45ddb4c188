package org.postern.inspection.decoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/**
 * BinHex 4.0: six bits a character between two colons, runs folded, a header with name and lengths,
 * then the two forks of the file.
 *
 * <p>Source: RFC 1741, appendix A.
 */
final class BinhexLines implements LineDecoder {
  private static final String ALPHABET =
      "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
  private static final int RUN = 0x90;
  private static final int LONGEST_NAME = 63;

  private final Spool decoded = LineDecoder.spool();
  private final long most;
  private boolean started;
  private boolean ended;
  private int bits;
  private int count;
  private int last;
  private boolean run;

  BinhexLines(long most) {
    this.most = most;
  }

  @Override
  public State line(byte[] line, int length) throws IOException {
    byte[] out = new byte[256];
    for (int i = 0; i < length; i++) {
      byte b = line[i];
      if (b == ':') {
        if (started) {
          ended = true;
          return State.LAST;
        }
        started = true;
      } else if (started && ALPHABET.indexOf(b) >= 0) {
        bits = bits << 6 | ALPHABET.indexOf(b);
        count += 6;
        if (count >= 8) {
          count -= 8;
          int n = unfold(bits >> count & 0xff, out);
          decoded.write(out, 0, n);
        }
      }
    }
    return ended || decoded.size() > most ? State.LAST : State.MORE;
  }

  /** Undoes run lengths; returns how many bytes one byte became. */
  private int unfold(int b, byte[] out) {
    if (run) {
      run = false;
      if (b == 0) {
        last = RUN;
        out[0] = (byte) RUN;
        return 1;
      }
      java.util.Arrays.fill(out, 0, b - 1, (byte) last);
      return b - 1;
    }
    if (b == RUN) {
      run = true;
      return 0;
    }
    last = b;
    out[0] = (byte) b;
    return 1;
  }

  @Override
  public Result end() throws IOException {
    Content all = decoded.content();
    byte[] head = new byte[LONGEST_NAME + 23];
    int read = all.read(0, head, 0, head.length);
    int name = read == 0 ? 0 : head[0] & 0xff;
    if (read < name + 22 || name > LONGEST_NAME) {
      return new Result("", "BinHex", all);
    }
    long length = 0;
    for (int i = 0; i < 4; i++) {
      length = length << 8 | head[name + 12 + i] & 0xff;
    }
    long data = Math.min(name + 22, all.size());
    Content fork = all.slice(data, Math.min(data + length, all.size()));
    return new Result(new String(head, 1, name, StandardCharsets.ISO_8859_1), "BinHex", fork);
  }
}
