package org.postern.inspection.decoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.content.Spool;

/** Base64 that nobody declared: it goes on as long as nothing else stands on the lines. */
final class Base64Lines implements LineDecoder {
  private final Decoder decoder = Coding.BASE64_IN_GROUPS.decoder();
  private final Spool decoded = LineDecoder.spool();

  @Override
  public State line(byte[] line) throws IOException {
    int marks = LineDecoder.marks(line);
    String text = new String(line, marks, line.length - marks, StandardCharsets.ISO_8859_1);
    if (text.startsWith("====")) {
      return State.LAST;
    }
    if (!LineDecoder.isBase64(text, 1)) {
      return State.NONE;
    }
    byte[] out = new byte[decoder.mostOf(line.length)];
    decoded.write(out, 0, decoder.decode(line, marks, line.length, out, 0));
    return State.MORE;
  }

  @Override
  public Result end() throws IOException {
    byte[] out = new byte[decoder.mostOf(0)];
    decoded.write(out, 0, decoder.end(out, 0));
    return new Result("", "base64 in a text", decoded.content());
  }
}
