package org.postern.inspection.settings;

import java.util.function.Function;

/**
 * How a count is written in a configuration: digits and nothing else, within a range.
 *
 * @param least the smallest that is accepted, not negative
 * @param most the largest that is accepted
 */
public record WholeNumber(int least, int most) implements Function<String, Integer> {
  /**
   * Returns the number that {@code text} means.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  @Override
  public Integer apply(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    long value = digits ? Long.parseLong(text) : -1;
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a whole number from " + least + " to " + most + "; write one");
    }
    return (int) value;
  }
}
