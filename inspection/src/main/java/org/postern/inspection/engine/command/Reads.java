package org.postern.inspection.engine.command;

import java.util.Locale;

/** What a scanner is given to read. */
enum Reads {
  /** A folder with nothing in it but the content: {@code %d}. */
  FOLDER,
  /** The content as a file: {@code %f}. */
  FILE,
  /** The content on its standard input. */
  STDIN,
  /** The arguments as a line on a unix socket: a daemon that may enter our folders. */
  SOCKET;

  /** The one spelling, in the catalogue and its page. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what {@code word} means.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static Reads parse(String word) {
    for (Reads reads : values()) {
      if (reads.word().equals(word)) {
        return reads;
      }
    }
    throw new IllegalArgumentException(
        "\"" + word + "\" is not what a scanner can read; write folder, file, stdin or socket");
  }
}
