package org.postern.inspection.engine.avast;

import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireReader;
import org.postern.inspection.text.OneLine;

/**
 * What Avast answers to {@code SCAN path}: {@code 210}, a line for the file and for each file
 * within, {@code 200}. It is clean if there is a line for the very file that was asked about and
 * every line says {@code [+]}.
 */
final class AvastReply {
  private static final int MOST_LINES = 100_000;
  private static final int LONGEST_NAME = 200;
  private static final String WITHIN = "|>";

  private AvastReply() {}

  /**
   * Reads the answer to its end.
   *
   * @param path the file that was asked about
   */
  static Answer read(WireReader in, String path) throws Trouble {
    expect("210", in.line());
    Answer worst = null;
    boolean seen = false;
    for (int i = 0; i < MOST_LINES; i++) {
      String line = in.line();
      if (!line.startsWith("SCAN ")) {
        expect("200", line);
        if (worst == null && !seen) {
          throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer without a word about the file");
        }
        return worst == null ? new Answer.Clean() : worst;
      }
      Answer about = about(line, path);
      seen |= about == null;
      worst = worst instanceof Answer.Found || about == null ? worst : about;
    }
    throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer of more than " + MOST_LINES + " lines");
  }

  /**
   * Takes {@code line} as one that begins with a status.
   *
   * @throws Trouble if it is another status or none
   */
  static void expect(String status, String line) throws Trouble {
    if (line.equals(status) || line.startsWith(status + " ")) {
      return;
    }
    boolean refusal =
        line.length() >= 3
            && (line.charAt(0) == '4' || line.charAt(0) == '5')
            && line.substring(1, 3).chars().allMatch(c -> c >= '0' && c <= '9');
    throw new Trouble(
        refusal ? Cause.ENGINE_ERROR : Cause.NOT_UNDERSTOOD,
        refusal ? line : "answer not understood: " + line);
  }

  /** Returns what a line says against the file, or null if nothing. */
  private static @Nullable Answer about(String line, String path) throws Trouble {
    String[] fields = line.substring("SCAN ".length()).split("\t", 3);
    boolean ours = fields[0].equals(path) || fields[0].startsWith(path + WITHIN);
    if (!ours || fields.length < 2) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "a line about something else: " + line);
    }
    String more = fields.length > 2 ? fields[2] : "";
    if (fields[1].startsWith("[+]")) {
      return null;
    }
    if (fields[1].startsWith("[L]")) {
      return found(more);
    }
    return Trouble.failed(
        fields[1].startsWith("[E]") ? Cause.ENGINE_ERROR : Cause.NOT_UNDERSTOOD,
        fields[1] + " " + more);
  }

  /** The name follows a number; a blank in it has a backslash before it. */
  private static Answer.Found found(String more) {
    int blank = more.indexOf(' ');
    String name = more.substring(blank + 1).replace("\\ ", " ").strip();
    String safe = OneLine.of(name, LONGEST_NAME);
    return new Answer.Found(safe.isBlank() ? "unnamed" : safe);
  }
}
