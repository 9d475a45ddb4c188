package org.postern.inspection.decoding;

import java.io.IOException;
import org.postern.inspection.content.Spool;

/** Base64 that nobody declared: it goes on as long as nothing else stands on the lines. */
final class Base64Lines implements LineDecoder {
  /** The last line of base64 in the frame of uuencode. */
  private static final String LAST = "====";

  private final Decoder decoder = Coding.BASE64_IN_GROUPS.decoder();
  private final Spool decoded = LineDecoder.spool();
  private byte[] out = new byte[256];

  @Override
  public State line(byte[] line, int length) throws IOException {
    int marks = LineDecoder.marks(line, length);
    if (length - marks == LAST.length() && line[marks] == '=' && line[length - 1] == '=') {
      return State.LAST;
    }
    if (!LineDecoder.isBase64(line, marks, length, 1)) {
      return State.NONE;
    }
    if (out.length < decoder.mostOf(length)) {
      out = new byte[decoder.mostOf(length)];
    }
    decoded.write(out, 0, decoder.decode(line, marks, length, out, 0));
    return State.MORE;
  }

  @Override
  public Result end() throws IOException {
    decoded.write(out, 0, decoder.end(out, 0));
    return new Result("", "base64 in a text", decoded.content());
  }
}
