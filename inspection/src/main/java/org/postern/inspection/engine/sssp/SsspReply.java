package org.postern.inspection.engine.sssp;

import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;
import org.postern.inspection.text.OneLine;

/**
 * What SAVDI answers to {@code SCANDATA}: {@code ACC}, lines about what it sees, {@code DONE}, and
 * an empty line. Exactly one end is clean, {@code DONE OK 0000} with no line about a virus or a
 * failure before it.
 */
final class SsspReply {
  private static final int MOST_LINES = 1000;
  private static final int LONGEST_NAME = 200;
  private static final String DONE = "DONE ";

  private SsspReply() {}

  /** Reads the answer to its end, or up to what makes it a failure. */
  static Answer read(WireReader in) throws Trouble {
    accepted(in.line());
    Answer worst = null;
    for (int i = 0; i < MOST_LINES; i++) {
      String line = in.line();
      if (line.startsWith(DONE)) {
        Answer end = end(line.substring(DONE.length()));
        in.line();
        return worst(worst, end);
      }
      worst = worst(worst, about(line));
    }
    throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer of more than " + MOST_LINES + " lines");
  }

  /**
   * Returns if {@code line} says that a request was accepted.
   *
   * @throws Trouble if not, with why
   */
  static void accepted(String line) throws Trouble {
    if (line.startsWith("REJ 4")) {
      throw new Trouble(
          Cause.TOO_LARGE,
          line + ": raise maxscandata in savdid.conf above the size limit for mail");
    }
    if (line.startsWith("REJ ")) {
      throw new Trouble(Cause.ENGINE_ERROR, "refused: " + line);
    }
    if (!line.startsWith("ACC ")) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "answer not understood: " + line);
    }
  }

  private static @Nullable Answer about(String line) {
    if (line.startsWith("VIRUS ")) {
      String rest = line.substring("VIRUS ".length()).strip();
      int blank = rest.indexOf(' ');
      return found(blank < 0 ? rest : rest.substring(0, blank));
    }
    return line.startsWith("FAIL ") ? Trouble.failed(Cause.ENGINE_ERROR, line) : null;
  }

  private static Answer end(String result) {
    if (result.equals("OK 0000") || result.startsWith("OK 0000 ")) {
      return new Answer.Clean();
    }
    if (result.equals("OK 0203") || result.startsWith("OK 0203 ")) {
      return found("");
    }
    return Trouble.failed(
        result.startsWith("FAIL ") || result.startsWith("OK ")
            ? Cause.ENGINE_ERROR
            : Cause.NOT_UNDERSTOOD,
        DONE + result);
  }

  private static Answer.Found found(String name) {
    String safe = OneLine.of(name, LONGEST_NAME);
    return new Answer.Found(safe.isBlank() ? "unnamed" : safe);
  }

  /** The first finding counts most, then the first failure, then what came last. */
  private static @Nullable Answer worst(@Nullable Answer one, @Nullable Answer other) {
    return one instanceof Answer.Found
            || one instanceof Answer.Failed && !(other instanceof Answer.Found)
        ? one
        : other;
  }
}
