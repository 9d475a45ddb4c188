package org.postern.inspection.anatomy;

import org.postern.inspection.Finding;
import org.postern.inspection.text.OneLine;

/**
 * The written form of a place in a message. Parts are numbered from 1, with a dot at each level;
 * members of containers follow a {@code !}, behind the name of the file they are in. The children
 * of a second reading stand behind {@code [2]}.
 */
final class Paths {
  /** The message itself. */
  static final String ROOT = Finding.WHOLE;

  private static final int LONGEST_NAME = 100;

  private Paths() {}

  /**
   * The path of a MIME part.
   *
   * @param reading number of the reading it belongs to, from 1
   * @param number of the part in its multipart, from 1
   */
  static String part(String parent, int reading, int number) {
    if (reading > 1) {
      return parent + '[' + reading + "]." + number;
    }
    if (parent.equals(ROOT)) {
      return Integer.toString(number);
    }
    return parent + (parent.indexOf('!') < 0 ? '.' : '!') + number;
  }

  /** The path that members of a file in a part begin with. */
  static String container(String part, int reading, String name) {
    String file = name.isEmpty() || part.indexOf('!') >= 0 ? part : part + '!' + label(name);
    return reading > 1 ? file + '[' + reading + ']' : file;
  }

  /** The path of a member. */
  static String member(String container, String name) {
    return container + '!' + label(name);
  }

  /** A name from a message as a piece of a path: one line, no piece more than it is. */
  private static String label(String name) {
    return OneLine.of(name, LONGEST_NAME).replace('!', '?');
  }
}
