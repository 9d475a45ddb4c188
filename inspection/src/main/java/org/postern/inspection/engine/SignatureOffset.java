package org.postern.inspection.engine;

/** Where in a content a body signature may begin: {@code *}, {@code 16}, {@code EOF-100}. */
sealed interface SignatureOffset {
  boolean allows(long start, long size);

  /** Anywhere. */
  record Any() implements SignatureOffset {
    @Override
    public boolean allows(long start, long size) {
      return true;
    }
  }

  /**
   * So many bytes from the first.
   *
   * @param shift how many bytes later it may begin as well
   */
  record FromStart(long bytes, long shift) implements SignatureOffset {
    @Override
    public boolean allows(long start, long size) {
      return start >= bytes && start - bytes <= shift;
    }
  }

  /**
   * So many bytes before the end.
   *
   * @param shift how many bytes later it may begin as well
   */
  record FromEnd(long bytes, long shift) implements SignatureOffset {
    @Override
    public boolean allows(long start, long size) {
      return start >= size - bytes && start - (size - bytes) <= shift;
    }
  }

  /**
   * Returns the offset that {@code text} means. A number after a comma is how far it may shift.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  static SignatureOffset parse(String text) {
    if (text.equals("*")) {
      return new Any();
    }
    int comma = text.indexOf(',');
    String from = comma < 0 ? text : text.substring(0, comma);
    String what = "an offset; write *, a number of bytes, or EOF- and a number";
    long shift = comma < 0 ? 0 : SignatureFields.number(text.substring(comma + 1), what);
    return from.startsWith("EOF-")
        ? new FromEnd(SignatureFields.number(from.substring(4), what), shift)
        : new FromStart(SignatureFields.number(from, what), shift);
  }
}
