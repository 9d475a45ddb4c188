package org.postern.inspection.engine;

import static org.postern.inspection.fuzz.FuzzTarget.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.postern.inspection.fuzz.FuzzTarget;

/** What an engine answers. */
public final class EngineTargets {
  private static final byte[] CLEAN = "stream: OK\0".getBytes(StandardCharsets.US_ASCII);

  private EngineTargets() {}

  /** Returns the targets by name. */
  public static Map<String, FuzzTarget> all() {
    return Map.of("clamd-reply", EngineTargets::reply);
  }

  /** Nothing but the one answer is clean. */
  private static void reply(byte[] input) {
    Answer answer = ClamdReply.whole(ByteBuffer.wrap(input));
    boolean clean = answer instanceof Answer.Clean;
    check(clean == Arrays.equals(input, CLEAN), "clean for another answer than the one");
    if (answer instanceof Answer.Found found) {
      check(!found.toString().contains("\n"), "a line end in a name");
    }
    String line = new String(input, StandardCharsets.UTF_8);
    clean = ClamdReply.meaning(line) instanceof Answer.Clean;
    check(clean == line.equals("stream: OK"), "clean for another line than the one");
  }
}
