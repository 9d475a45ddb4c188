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

  /**
   * Reads from a position, without a stream: for readers that jump about. Content that is decoded
   * anew from its start each time is slow at this; see {@link #jumps()}.
   *
   * @param position of the first byte wanted; at or past the end nothing is read
   * @return how many bytes were read: {@code length}, or less only at the end of the content
   */
  default int read(long position, byte[] into, int offset, int length) throws IOException {
    long from = Math.min(position, size());
    try (InputStream in = slice(from, Math.min(from + length, size())).open()) {
      return in.readNBytes(into, offset, length);
    }
  }

  /** Returns whether a read from any position costs no more than one from the start. */
  default boolean jumps() {
    return false;
  }

  /**
   * Returns the SHA-256 of the bytes, in lower case hexadecimal digits. All of them are read,
   * unless it is known already.
   */
  default String sha256() throws IOException {
    return Digested.sha256(this);
  }

  /** Returns content over {@code bytes}, which nobody may change afterwards. */
  static Content of(byte[] bytes) {
    return new InMemory(bytes, 0, bytes.length);
  }

  /** Returns a stream that ends after {@code length} bytes of another, and closes it. */
  static InputStream first(InputStream in, long length) {
    return new BoundedStream(in, length);
  }

  /** Returns the contents one after the other, as one. */
  static Content concat(Content... contents) {
    return new Concatenation(java.util.List.of(contents));
  }
}
