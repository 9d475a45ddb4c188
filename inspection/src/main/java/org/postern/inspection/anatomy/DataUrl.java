package org.postern.inspection.anatomy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;

/**
 * One {@code data:} URL while its characters come in. Where it ends depends on the quotes around
 * it; as text before it can pretend to be quotes, what lies up to the first possible end counts as
 * well.
 *
 * <p>Source: RFC 2397; Fetch standard, section 6.
 */
final class DataUrl {
  /** How much of the head is remembered; what matters is at its end. */
  private static final int HEAD = 200;

  private static final String ENDS = "\"'<>";

  private enum State {
    HEAD,
    BODY,
    ENDED
  }

  private final StringBuilder head = new StringBuilder();
  private final int quote;

  // Made when the body begins: most of what looks like a URL at first has none.
  private @Nullable DataUrlBytes whole;
  private @Nullable DataUrlBytes narrow;
  private State state = State.HEAD;
  private boolean base64;
  private boolean narrowEnded;
  private boolean lineEnd;

  /** Within the blanks behind a line end, by which long lines are folded. */
  private boolean fold;

  /** A URL behind a character: a quote or a parenthesis, or anything else. */
  DataUrl(int before) {
    this.quote = before == '"' || before == '\'' ? before : before == '(' ? ')' : 0;
  }

  /**
   * Takes the next character.
   *
   * @param referenced whether it was written as a character reference
   * @return whether the URL goes on
   */
  boolean take(int c, boolean referenced) throws IOException {
    boolean end = !referenced && (quote == 0 ? ENDS.indexOf(c) >= 0 : c == quote);
    if (state == State.HEAD) {
      return !end && head(c);
    }
    if (end || !goesOn(c, referenced)) {
      state = State.ENDED;
      return false;
    }
    boolean newLine = lineEnd && c != ' ' && !DataUrls.isRemoved(c);
    boolean ends = !referenced && (ENDS.indexOf(c) >= 0 || c == ')' || c == ' ' && !afterLineEnd());
    narrowEnded |= ends || newLine && quote == 0;
    boolean blank = DataUrls.isRemoved(c) || c == ' ' && (base64 || afterLineEnd());
    fold = (lineEnd || fold) && (c == ' ' || c == '\t');
    lineEnd = c == '\r' || c == '\n';
    if (!blank) {
      byte[] bytes = bytes(c, referenced);
      Objects.requireNonNull(whole).take(bytes, base64);
      if (!narrowEnded) {
        Objects.requireNonNull(narrow).take(bytes, base64);
      }
    }
    return true;
  }

  /** Takes a character before the comma; returns whether this can be a URL still. */
  private boolean head(int c) {
    if (c == ',') {
      String words = head.toString().replace(" ", "").toLowerCase(Locale.ROOT);
      base64 = words.contains(";base64");
      state = State.BODY;
      whole = new DataUrlBytes();
      narrow = new DataUrlBytes();
      // Prose has the word with a colon, too.
      return base64 || head.isEmpty() || words.contains("/") || words.contains(";");
    }
    if (!DataUrls.isRemoved(c)) {
      head.appendCodePoint(c);
      if (head.length() > 2 * HEAD) {
        head.delete(0, HEAD);
      }
    }
    return true;
  }

  private boolean goesOn(int c, boolean referenced) {
    if (base64) {
      return c == '%' || c == ' ' && (quote != 0 || afterLineEnd()) || isBase64(c);
    }
    return quote != 0 || referenced || c != ' ' && c != ')';
  }

  private boolean afterLineEnd() {
    return lineEnd || fold;
  }

  private static boolean isBase64(int c) {
    return c < 0x80 && Probe.isBase64((byte) c)
        || c == '='
        || c == '-'
        || c == '_'
        || DataUrls.isRemoved(c);
  }

  private static byte[] bytes(int c, boolean referenced) {
    return referenced && c > 0x7f
        ? Character.toString(c).getBytes(StandardCharsets.UTF_8)
        : new byte[] {(byte) c};
  }

  /** Returns what the URL holds: nothing, or one content, or two where its end is not plain. */
  List<Content> end() throws IOException {
    if (whole == null || narrow == null) {
      return List.of();
    }
    Content all = whole.end(base64);
    Content first = narrow.end(base64);
    return Stream.of(first, all)
        .filter(content -> content.size() > 0 && (content == all || first.size() < all.size()))
        .toList();
  }
}
