package org.postern.inspection.engine;

/**
 * So many bytes of any kind between two pieces of a {@link HexPattern}: {@code *}, {@code {4}},
 * {@code {2-8}}.
 *
 * @param least bytes
 * @param most bytes; {@link #ANY} for as many as there are
 */
record Gap(long least, long most) {
  static final long ANY = Long.MAX_VALUE;

  /** What a gap with an end may span: its matches are remembered that long. */
  private static final long WIDEST = 65_536;

  /** Returns this gap and another right behind it, as one. */
  Gap and(Gap other) {
    boolean open = most == ANY || other.most == ANY;
    return new Gap(least + other.least, open ? ANY : most + other.most);
  }

  /**
   * Returns the gap that stands in braces.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static Gap parse(String text) {
    String what = "a number of bytes; write {n}, {n-m}, {n-} or {-m}";
    int dash = text.indexOf('-');
    if (dash < 0) {
      long count = SignatureFields.number(text, what);
      return bounded(new Gap(count, count));
    }
    String from = text.substring(0, dash);
    String to = text.substring(dash + 1);
    if (from.isEmpty() && to.isEmpty()) {
      throw new IllegalArgumentException("\"{-}\" is not a gap; write * for any number of bytes");
    }
    return bounded(
        new Gap(
            from.isEmpty() ? 0 : SignatureFields.number(from, what),
            to.isEmpty() ? ANY : SignatureFields.number(to, what)));
  }

  private static Gap bounded(Gap gap) {
    if (gap.least > gap.most) {
      throw new IllegalArgumentException(
          "\"{" + gap.least + "-" + gap.most + "}\" ends before it begins; write {n-m}");
    }
    if (gap.least > WIDEST || gap.most != ANY && gap.most > WIDEST) {
      throw new IllegalArgumentException(
          "a gap of more than " + WIDEST + " bytes is not supported; write * or {n-}");
    }
    return gap;
  }
}
