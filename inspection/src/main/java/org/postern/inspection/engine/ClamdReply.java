package org.postern.inspection.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.text.OneLine;

/**
 * What clamd's reply to {@code zINSTREAM} means. Exactly one reply is clean; one that this class
 * does not know is a failure, so a new clamd can make mail late but never unscanned.
 *
 * <p>Source: clamd(8), and the replies of clamd 1.4.
 */
final class ClamdReply {
  private static final String CLEAN = "stream: OK";
  private static final String SUBJECT = "stream: ";
  private static final String FOUND = " FOUND";
  private static final String ERROR = " ERROR";
  private static final String TOO_LARGE = "INSTREAM size limit exceeded. ERROR";
  private static final String TOO_SLOW = "COMMAND READ TIMED OUT";

  private ClamdReply() {}

  /**
   * Returns what {@code line} means.
   *
   * @param line the reply without its terminating NUL
   */
  static Answer meaning(String line) {
    if (line.equals(CLEAN)) {
      return new Answer.Clean();
    }
    if (line.startsWith(SUBJECT) && line.endsWith(FOUND)) {
      int end = line.length() - FOUND.length();
      String name = end > SUBJECT.length() ? line.substring(SUBJECT.length(), end) : "";
      return name.isBlank()
          ? Trouble.failed(Cause.NOT_UNDERSTOOD, "found something without a name: " + line)
          : new Answer.Found(OneLine.of(name.strip(), 200));
    }
    if (line.equals(TOO_LARGE)) {
      return Trouble.failed(
          Cause.TOO_LARGE,
          line + " Raise StreamMaxLength in clamd.conf above the size limit for mail.");
    }
    if (line.endsWith(ERROR) || line.equals(TOO_SLOW)) {
      return Trouble.failed(Cause.ENGINE_ERROR, line);
    }
    return Trouble.failed(Cause.NOT_UNDERSTOOD, "answer not understood: " + line);
  }

  /**
   * Returns what the bytes before the end of the connection mean.
   *
   * @param reply all that came, ready to be read
   */
  static Answer whole(ByteBuffer reply) {
    int end = endOf(reply);
    if (end < 0) {
      return Trouble.failed(
          Cause.BROKEN,
          reply.hasRemaining()
              ? "the connection ended within the answer: " + text(reply, reply.limit())
              : "the connection ended without an answer");
    }
    Answer answer = meaning(text(reply, end));
    return answer instanceof Answer.Clean && end + 1 < reply.limit()
        ? Trouble.failed(
            Cause.NOT_UNDERSTOOD, "more than one answer: " + text(reply, reply.limit()))
        : answer;
  }

  /** Returns where the NUL is that ends a reply, or -1. */
  static int endOf(ByteBuffer reply) {
    for (int i = reply.position(); i < reply.limit(); i++) {
      if (reply.get(i) == 0) {
        return i;
      }
    }
    return -1;
  }

  static String text(ByteBuffer reply, int end) {
    byte[] bytes = new byte[end - reply.position()];
    reply.get(reply.position(), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
