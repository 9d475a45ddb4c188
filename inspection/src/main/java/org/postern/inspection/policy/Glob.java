package org.postern.inspection.policy;

/**
 * A pattern with {@code *} for any characters and {@code ?} for one, compared in any letter case.
 *
 * <p>The time to compare grows with the length of the text; a pattern has at most {@link
 * #MOST_CHARS} characters, so no pair of pattern and text takes long.
 */
final class Glob {
  /** How long a pattern may be. */
  static final int MOST_CHARS = 250;

  private final String written;
  private final int[] pattern;

  /**
   * @throws IllegalArgumentException if the pattern is empty or too long
   */
  Glob(String written) {
    if (written.isEmpty() || written.length() > MOST_CHARS) {
      throw new IllegalArgumentException("a pattern has 1 to " + MOST_CHARS + " characters");
    }
    this.written = written;
    this.pattern = folded(written);
  }

  /** Returns whether the whole of {@code text} is like this pattern. */
  boolean matches(String text) {
    return matches(folded(text));
  }

  /** Returns whether a text that was {@link #folded} is like this pattern. */
  boolean matches(int[] text) {
    int p = 0;
    int star = -1;
    int starAt = 0;
    for (int t = 0; t < text.length; ) {
      if (p < pattern.length && pattern[p] == '*') {
        star = p++;
        starAt = t;
      } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == text[t])) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++starAt;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == '*') {
      p++;
    }
    return p == pattern.length;
  }

  /**
   * Returns whether every text that is like another pattern is sure to be like this one: what
   * stands for several characters there, this one takes by a star.
   */
  boolean covers(Glob other) {
    int p = 0;
    int star = -1;
    int starAt = 0;
    for (int t = 0; t < other.pattern.length; ) {
      int c = other.pattern[t];
      if (p < pattern.length && pattern[p] == '*') {
        star = p++;
        starAt = t;
      } else if (p < pattern.length && (pattern[p] == '?' && c != '*' || pattern[p] == c)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++starAt;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == '*') {
      p++;
    }
    return p == pattern.length;
  }

  /** Returns whether the pattern stands for one text only. */
  boolean isPlain() {
    return written.indexOf('*') < 0 && written.indexOf('?') < 0;
  }

  /** Returns a text as code points without letter case. */
  static int[] folded(String text) {
    return text.codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c))).toArray();
  }

  /** Returns the pattern as the administrator wrote it. */
  @Override
  public String toString() {
    return written;
  }
}
