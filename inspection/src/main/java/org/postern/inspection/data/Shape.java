package org.postern.inspection.data;

/** One way to write an identifier. */
interface Shape {

  /** Returns the ASCII characters that it can begin with; a 0 stands for any digit. */
  String starts();

  /**
   * Returns where a match ends that begins at {@code from}; -1 if none does. Looks at no more
   * characters than a number that the shape fixes, or at none twice.
   */
  int match(Scanned text, int from);
}
