package org.postern.inspection.settings;

/**
 * A number of bytes as written in a configuration: {@code 512}, {@code 64k}, {@code 25m}, {@code
 * 2g}; 1k is 1024 bytes.
 *
 * @param bytes not negative
 */
public record ByteSize(long bytes) {
  private static final String UNITS = "kmg";

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size cannot be negative: " + bytes);
    }
  }

  /**
   * Returns the size that {@code text} means; the unit may be a capital.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  public static ByteSize parse(String text) {
    int last = text.length() - 1;
    int unit = last < 0 ? -1 : UNITS.indexOf(Character.toLowerCase(text.charAt(last)));
    String digits = unit < 0 ? text : text.substring(0, last);
    if (digits.isEmpty()
        || digits.length() > 18
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw refusal(text, "is not a size");
    }
    try {
      return new ByteSize(Math.multiplyExact(Long.parseLong(digits), 1L << 10 * (unit + 1)));
    } catch (ArithmeticException e) {
      throw refusal(text, "is larger than any size can be");
    }
  }

  private static IllegalArgumentException refusal(String text, String what) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" "
            + what
            + "; write a whole number of bytes with an optional k, m or g, such as 25m");
  }

  /** Returns the shortest way to write it: {@code 25m}, not {@code 26214400}. */
  @Override
  public String toString() {
    long count = bytes;
    int unit = 0;
    while (unit < UNITS.length() && count != 0 && count % 1024 == 0) {
      count /= 1024;
      unit++;
    }
    return unit == 0 ? Long.toString(count) : count + UNITS.substring(unit - 1, unit);
  }
}
