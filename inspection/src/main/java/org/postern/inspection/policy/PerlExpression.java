package org.postern.inspection.policy;

import java.util.List;
import org.postern.inspection.data.Expression;

/**
 * A regular expression of Perl that matches a value as a whole, and that RE2 can run as well.
 *
 * @param written as it stands in the file
 * @param anchored the same as policy.xml has it
 * @param whole ready to run
 */
record PerlExpression(String written, String anchored, Expression whole) {

  /** What Perl has and an engine that never goes back cannot have. */
  private record Lacking(String sign, String words) {}

  private static final List<Lacking> GROUPS =
      List.of(
          new Lacking("(?=", "looks ahead"),
          new Lacking("(?!", "looks ahead"),
          new Lacking("(?<=", "looks behind"),
          new Lacking("(?<!", "looks behind"),
          new Lacking("(?>", "holds on to what it matched"),
          new Lacking("(?(", "decides by an earlier group"),
          new Lacking("(?#", "has a comment"));

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException with words for the administrator
   */
  static PerlExpression of(String written) {
    check(written);
    Expression.of(written);
    boolean whole = written.contains("|") || written.contains("\\Q");
    String anchored = whole ? "^(?:" + written + ")$" : "^" + written + "$";
    return new PerlExpression(written, anchored, Expression.of(anchored));
  }

  boolean matches(String value) {
    return whole.pattern().matcher(value).find();
  }

  /** Names what RE2 lacks: its own words would say no more than that there is an error. */
  private static void check(String written) {
    int open = 0;
    // Behind the last sign that says how often.
    int often = -1;
    int next;
    for (int i = 0; i < written.length(); i = next) {
      next = i + 1;
      switch (written.charAt(i)) {
        case '\\' -> next = escaped(written, i);
        case '[' -> next = behindClass(written, i);
        case '(' -> {
          open++;
          checkGroup(written, i);
        }
        case ')' -> open--;
        case '*', '+', '?', '}' -> {
          if (written.charAt(i) == '+' && often == i) {
            throw refused(
                written, "holds on to what it matched with " + written.substring(i - 1, next));
          }
          often = next;
        }
        default -> {}
      }
      if (open < 0) {
        throw new IllegalArgumentException(
            Checked.quoted(written) + " closes a group that is not open; write \\) for the sign");
      }
    }
  }

  private static int escaped(String written, int at) {
    if (written.startsWith("\\Q", at)) {
      int end = written.indexOf("\\E", at);
      return end < 0 ? written.length() : end + 2;
    }
    char c = at + 1 < written.length() ? written.charAt(at + 1) : ' ';
    if (c >= '1' && c <= '9' || c == 'g' || c == 'k') {
      throw refused(written, "refers back to an earlier group with \\" + c);
    }
    return at + 2;
  }

  private static int behindClass(String written, int at) {
    // A bracket that stands first is a character of the class.
    int i = written.startsWith("^", at + 1) ? at + 2 : at + 1;
    i += written.startsWith("]", i) ? 1 : 0;
    while (i < written.length() && written.charAt(i) != ']') {
      int named = written.startsWith("[:", i) ? written.indexOf(":]", i + 2) : -1;
      i = named >= 0 ? named + 2 : i + (written.charAt(i) == '\\' ? 2 : 1);
    }
    return i + 1;
  }

  private static void checkGroup(String written, int at) {
    for (Lacking group : GROUPS) {
      if (written.startsWith(group.sign(), at)) {
        throw refused(written, group.words() + " with " + group.sign());
      }
    }
  }

  private static IllegalArgumentException refused(String written, String what) {
    return new IllegalArgumentException(
        Checked.quoted(written)
            + " "
            + what
            + ", which cannot be done in a time that grows with the text alone; write it without,"
            + " or as a rule of policy.xml with <any> and <not>");
  }
}
