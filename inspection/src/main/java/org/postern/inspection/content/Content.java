package org.postern.inspection.content;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that can be read as often as needed, by several threads at once. Either they lie in memory,
 * in a private file, or they are made anew from other content each time (a decoded part).
 */
public interface Content {

  /** Returns how many bytes there are. */
  long size();

  /** Opens the bytes at the first one. The caller closes the stream. */
  InputStream open() throws IOException;

  /**
   * Returns the bytes from {@code from} up to but not including {@code to}.
   *
   * @throws IndexOutOfBoundsException if the range does not lie within the content
   */
  default Content slice(long from, long to) {
    return new Slice(this, from, to);
  }

  /** Returns content over {@code bytes}, which nobody may change afterwards. */
  static Content of(byte[] bytes) {
    return new InMemory(bytes, 0, bytes.length);
  }

  /** Returns the contents one after the other, as one. */
  static Content concat(Content... contents) {
    return new Concatenation(java.util.List.of(contents));
  }
}
