package org.postern.inspection.data;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression that an admin wrote. It runs in time linear to the text, whatever both are.
 *
 * @param source as it was written; letter case makes no difference unless it says {@code (?-i)}
 * @param pattern the same, ready to run
 * @param needed a text that every match has in it, without regard to letter case; empty if there is
 *     none that the source shows
 */
public record Expression(String source, Pattern pattern, String needed) {

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException with a sentence for the admin, if it is none or asks for what
   *     cannot be done in linear time, such as look-ahead and back-references
   */
  public static Expression of(String source) {
    try {
      Pattern pattern = Pattern.compile(source, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
      return new Expression(source, pattern, RequiredText.of(source));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "\"%s\" is not a regular expression of RE2: %s; look-ahead and back-references are not known"
              .formatted(source, e.getDescription()),
          e);
    }
  }
}
