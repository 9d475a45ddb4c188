package org.postern.inspection.engine.command;

import java.util.BitSet;

/** Some exit codes, written as numbers and ranges with blanks between them: {@code 0 5 20-25}. */
record ExitCodes(BitSet codes) {
  static final ExitCodes NONE = new ExitCodes(new BitSet());
  private static final int LARGEST = 255;

  ExitCodes {
    codes = (BitSet) codes.clone();
  }

  /**
   * Returns the codes that {@code text} means; none if it is empty.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static ExitCodes parse(String text) {
    BitSet codes = new BitSet();
    for (String word : text.isEmpty() ? new String[0] : text.split(" +", -1)) {
      int dash = word.indexOf('-');
      int from = code(dash < 0 ? word : word.substring(0, dash), word);
      int to = dash < 0 ? from : code(word.substring(dash + 1), word);
      if (to < from) {
        throw refusal(word);
      }
      codes.set(from, to + 1);
    }
    return new ExitCodes(codes);
  }

  private static int code(String digits, String word) {
    if (digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
        || Integer.parseInt(digits) > LARGEST) {
      throw refusal(word);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException refusal(String word) {
    return new IllegalArgumentException(
        "\""
            + word
            + "\" is not an exit code; write numbers from 0 to 255 and ranges such as 1-9,"
            + " with blanks between them");
  }

  boolean contains(int code) {
    return code >= 0 && codes.get(code);
  }

  boolean isEmpty() {
    return codes.isEmpty();
  }

  /** Returns a code that both have, or -1. */
  int shared(ExitCodes other) {
    BitSet both = (BitSet) codes.clone();
    both.and(other.codes);
    return both.nextSetBit(0);
  }

  /** As it would be written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int from = codes.nextSetBit(0); from >= 0; ) {
      int after = codes.nextClearBit(from);
      text.append(text.isEmpty() ? "" : " ").append(from);
      if (after > from + 1) {
        text.append(after == from + 2 ? " " : "-").append(after - 1);
      }
      from = codes.nextSetBit(after);
    }
    return text.toString();
  }
}
