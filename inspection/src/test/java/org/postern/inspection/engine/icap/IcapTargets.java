package org.postern.inspection.engine.icap;

import static org.postern.inspection.fuzz.FuzzTarget.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;
import org.postern.inspection.fuzz.FuzzTarget;

/** What an ICAP server answers. */
public final class IcapTargets {
  private static final Content CONTENT =
      Content.of("Hello Joe".getBytes(StandardCharsets.US_ASCII));

  private IcapTargets() {}

  /** Returns the targets by name. */
  public static Map<String, FuzzTarget> all() {
    return Map.of("icap-reply", IcapTargets::reply);
  }

  /** Clean is a 204, or a 200 with the content in it; whatever is said of it fits on one line. */
  private static void reply(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    switch (meaning(input)) {
      case Answer.Clean clean ->
          check(
              text.startsWith("ICAP/") && (text.contains(" 204") || text.contains(" 200")),
              "clean for another status");
      case Answer.Found found -> check(!found.signature().contains("\n"), "a line end in a name");
      case Answer.Failed failed -> check(!failed.detail().contains("\n"), "a line end in a cause");
    }
  }

  private static Answer meaning(byte[] input) {
    ByteBuffer bytes = ByteBuffer.wrap(input);
    WireReader in =
        new WireReader(
            into -> {
              int count = Math.min(into.remaining(), bytes.remaining());
              into.put(bytes.slice(bytes.position(), count));
              bytes.position(bytes.position() + count);
              return count == 0 ? -1 : count;
            });
    try {
      return new IcapReply(IcapHead.read(in), in, CONTENT).meaning();
    } catch (Trouble trouble) {
      return trouble.answer();
    }
  }
}
