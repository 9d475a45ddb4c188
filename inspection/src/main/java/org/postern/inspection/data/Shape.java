package org.postern.inspection.data;

/** One way to write an identifier. */
interface Shape {

  /** Returns the ASCII characters that it can begin with; a 0 stands for any digit. */
  String starts();

  /**
   * Returns whether a match may begin at a word, by what every shape wants to know of it.
   *
   * @param run how many digits the word begins with, or letters if it begins with a letter
   * @param word how many letters and digits it has
   */
  default boolean mayBegin(int run, int word) {
    return true;
  }

  /**
   * Returns where a match ends that begins at {@code from}; -1 if none does. Looks at no more
   * characters than a number that the shape fixes, or at none twice.
   */
  int match(Scanned text, int from);
}
