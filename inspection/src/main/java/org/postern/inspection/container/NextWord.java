package org.postern.inspection.container;

/**
 * Where a word stands next, for positions that go forward: each byte is searched once, however
 * often somebody asks.
 */
final class NextWord {
  private final Words bytes;
  private final String word;
  private long from = Long.MAX_VALUE;
  private long found = -1;

  NextWord(Words bytes, String word) {
    this.bytes = bytes;
    this.word = word;
  }

  /** Returns the first place at or behind a position; -1 if there is none. */
  long at(long position) {
    if (position < from || found >= 0 && found < position) {
      found = bytes.find(word, position, bytes.size());
      from = position;
    }
    return found;
  }
}
