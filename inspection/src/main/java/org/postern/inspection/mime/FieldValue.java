package org.postern.inspection.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A field of the form {@code value; name=value; …}, such as Content-Type, read tolerantly: whatever
 * is written, something comes out, in time linear to its length.
 *
 * <p>Source: RFC 2045, section 5.1; comments RFC 5322, section 3.2.2.
 *
 * @param value what stands before the first semicolon, comments and blanks around it taken out
 * @param parameters in order, repeated ones too
 */
public record FieldValue(String value, List<Parameter> parameters) {
  public FieldValue {
    parameters = List.copyOf(parameters);
  }

  /**
   * One parameter.
   *
   * @param name lower case, with the {@code *} of RFC 2231 where there is one
   * @param value without quotes; bytes as ISO 8859-1
   */
  public record Parameter(String name, String value) {}

  /** What a parenthesis in a field means. */
  public enum Comments {
    /** It starts a comment, which is no part of the value. */
    SKIPPED,
    /** It is a character like others, as many programs see it. */
    KEPT
  }

  /**
   * Reads a field.
   *
   * @param text the unfolded value, bytes as ISO 8859-1
   */
  public static FieldValue parse(CharSequence text, Comments comments) {
    Scanner scanner = new Scanner(text, comments);
    String value = scanner.upTo(';', ';').strip();
    List<Parameter> parameters = new ArrayList<>();
    while (scanner.more()) {
      scanner.skipOne();
      String name = scanner.upTo(';', '=').strip().toLowerCase(Locale.ROOT);
      if (scanner.more() && scanner.next() == '=') {
        scanner.skipOne();
        parameters.add(new Parameter(name, scanner.upTo(';', ';').strip()));
      }
    }
    return new FieldValue(value, parameters);
  }

  private static final class Scanner {
    private final CharSequence text;
    private final Comments comments;
    private int position;

    Scanner(CharSequence text, Comments comments) {
      this.text = text;
      this.comments = comments;
    }

    boolean more() {
      return position < text.length();
    }

    char next() {
      return text.charAt(position);
    }

    void skipOne() {
      position++;
    }

    /** Takes everything up to one of two characters; quotes and comments hide them. */
    String upTo(char a, char b) {
      StringBuilder taken = new StringBuilder();
      while (more() && next() != a && next() != b) {
        char c = text.charAt(position++);
        if (c == '"') {
          quoted(taken);
        } else if (c == '(' && comments == Comments.SKIPPED) {
          comment();
        } else {
          taken.append(c);
        }
      }
      return taken.toString();
    }

    private void quoted(StringBuilder taken) {
      while (more()) {
        char c = text.charAt(position++);
        if (c == '"') {
          return;
        }
        taken.append(c == '\\' && more() ? text.charAt(position++) : c);
      }
    }

    private void comment() {
      int depth = 1;
      while (more() && depth > 0) {
        char c = text.charAt(position++);
        if (c == '\\' && more()) {
          position++;
        } else if (c == '(') {
          depth++;
        } else if (c == ')') {
          depth--;
        }
      }
    }
  }
}
