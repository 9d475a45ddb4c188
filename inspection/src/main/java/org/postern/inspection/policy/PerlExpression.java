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
    boolean inClass = false;
    int open = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\') {
        i++;
        char escaped = i < written.length() ? written.charAt(i) : ' ';
        if (!inClass && (escaped >= '1' && escaped <= '9' || escaped == 'g' || escaped == 'k')) {
          throw refused(written, "refers back to an earlier group with \\" + escaped);
        }
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
        // A bracket that stands first is a character of the class.
        int first = written.startsWith("^", i + 1) ? i + 2 : i + 1;
        i = written.startsWith("]", first) ? first : first - 1;
      } else {
        for (Lacking group : GROUPS) {
          if (written.startsWith(group.sign(), i)) {
            throw refused(written, group.words() + " with " + group.sign());
          }
        }
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (open < 0) {
          throw new IllegalArgumentException(
              Checked.quoted(written) + " closes a group that is not open; write \\) for the sign");
        }
        if (c == '+' && i > 0 && "*+?}".indexOf(written.charAt(i - 1)) >= 0) {
          throw refused(written, "holds on to what it matched with " + written.charAt(i - 1) + "+");
        }
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
