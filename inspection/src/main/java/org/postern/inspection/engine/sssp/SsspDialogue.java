package org.postern.inspection.engine.sssp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.SocketEngine;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.Wire;
import org.postern.inspection.engine.WireReader;

/**
 * {@code SCANDATA}: a greeting in both directions, the length, the content, the answer.
 *
 * <p>Source: SAVDI user manual, "SSSP 1.0".
 */
final class SsspDialogue implements SocketEngine.Dialogue {

  @Override
  public Answer ask(Wire wire, Content content) throws Trouble {
    WireReader greeting = new WireReader(wire::read);
    if (!greeting.line().startsWith("OK SSSP/1.0")) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not a greeting of SSSP/1.0");
    }
    say(wire, "SSSP/1.0\r\n");
    SsspReply.accepted(greeting.line());
    try (InputStream in = content.open()) {
      SsspUpload upload = new SsspUpload(wire, in, content.size());
      WireReader reader = new WireReader(upload);
      Answer answer = SsspReply.read(reader);
      return answer instanceof Answer.Clean
              && (greeting.hasMore() || reader.hasMore() || !upload.wasWhole())
          ? Trouble.failed(
              Cause.NOT_UNDERSTOOD, "more than one answer, or one before it had all of the content")
          : answer;
    } catch (IOException e) {
      throw SsspUpload.unreadable(e);
    }
  }

  private static void say(Wire wire, String line) throws Trouble {
    try {
      wire.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new Trouble(Cause.BROKEN, "the connection broke: " + e.getMessage());
    }
  }
}
