package org.postern.mailets;

import java.util.List;
import org.postern.inspection.spam.Judgement.Scored;

/**
 * The header fields by which mail programs and delivery agents sort what SpamAssassin judged:
 *
 * <pre>
 * X-Spam-Flag: YES
 * X-Spam-Level: *******
 * X-Spam-Status: Yes, score=7.3 required=5.0
 *  tests=MISSING_DATE,HTML_MESSAGE
 * </pre>
 *
 * <p>Source: Mail::SpamAssassin::Conf, {@code add_header}; the flag is there for spam only.
 */
final class SpamFields {
  /** Their names; a message that came with one came with a forged one. */
  static final List<String> OURS = List.of("X-Spam-Flag", "X-Spam-Level", "X-Spam-Status");

  /** RFC 5322, section 2.1.1. */
  private static final int LINE = 78;

  private static final int MOST_STARS = 50;
  private static final int MOST_TESTS = 60;

  private SpamFields() {}

  /** Returns the lines, each with its line end. */
  static String of(Scored scored, SpamScale.Verdict verdict, String lineEnd) {
    boolean spam = verdict.effect().isPresent();
    int stars = (int) Math.max(0, Math.min(MOST_STARS, scored.score()));
    return (spam ? "X-Spam-Flag: YES" + lineEnd : "")
        + "X-Spam-Level: "
        + "*".repeat(stars)
        + lineEnd
        + "X-Spam-Status: "
        + (spam ? "Yes" : "No")
        + ", score="
        + SpamScale.text(scored.score())
        + " required="
        + SpamScale.text(verdict.required())
        + tests(scored.symbols(), lineEnd)
        + lineEnd;
  }

  /** Names with commas between them; a line that gets too long goes on after a comma. */
  private static String tests(List<String> symbols, String lineEnd) {
    StringBuilder text = new StringBuilder(lineEnd).append(" tests=");
    int column = " tests=".length();
    if (symbols.isEmpty()) {
      text.append("none");
    }
    for (int i = 0; i < Math.min(MOST_TESTS, symbols.size()); i++) {
      String name = symbols.get(i);
      if (i > 0) {
        text.append(',');
        column++;
        if (column + name.length() >= LINE) {
          text.append(lineEnd).append(' ');
          column = 1;
        }
      }
      text.append(name);
      column += name.length();
    }
    return text.toString();
  }
}
