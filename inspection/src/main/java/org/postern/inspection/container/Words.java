package org.postern.inspection.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Window;
import org.postern.inspection.mime.Charsets;

/** Numbers and texts at any position of a container. Past the end everything reads as zero. */
final class Words {
  private static final int FIRST_BLOCK = 256;
  private static final int LARGEST_BLOCK = 64 << 10;

  private final Content content;
  private final Window window;

  Words(Content content) {
    this.content = content;
    this.window = new Window(content);
  }

  Content content() {
    return content;
  }

  long size() {
    return content.size();
  }

  int u8(long at) {
    return Math.max(0, window.at(at));
  }

  int u16(long at) {
    return u8(at) | u8(at + 1) << 8;
  }

  long u32(long at) {
    return u16(at) | (long) u16(at + 2) << 16;
  }

  int i32(long at) {
    return (int) u32(at);
  }

  /** Eight bytes; negative if the highest bit is set, which no honest length has. */
  long i64(long at) {
    return u32(at) | u32(at + 4) << 32;
  }

  int u16be(long at) {
    return u8(at) << 8 | u8(at + 1);
  }

  long u32be(long at) {
    return (long) u16be(at) << 16 | u16be(at + 2);
  }

  boolean is(long at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (window.at(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the bytes of a range, or as many of them as there are. */
  byte[] bytes(long from, long length) {
    long start = Math.clamp(from, 0, size());
    return window.copy(start, Math.clamp(from + length, start, size()));
  }

  /** Returns a text of one byte for each character. */
  String latin(long from, int length) {
    return new String(bytes(from, length), StandardCharsets.ISO_8859_1);
  }

  /** Returns a name whose charset nobody named, up to its first NUL. */
  String name(long from, int length) {
    byte[] raw = bytes(from, length);
    int end = 0;
    while (end < raw.length && raw[end] != 0) {
      end++;
    }
    return Charsets.guessed(java.util.Arrays.copyOf(raw, end));
  }

  /** Returns the part of the content, or as much of it as there is. */
  Content slice(long from, long length) {
    long start = Math.clamp(from, 0, size());
    return content.slice(start, Math.clamp(start + Math.max(0, length), start, size()));
  }

  /** Returns the first position of a text, at least four characters, or -1. */
  long find(String text, long from, long to) {
    byte[] block = new byte[FIRST_BLOCK];
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      long at = from;
      while (at + wanted.length <= to) {
        int n = content.read(at, block, 0, (int) Math.min(block.length, to - at));
        int found = find(block, n, wanted);
        if (found >= 0) {
          return at + found;
        }
        at += block.length - wanted.length + 1;
        // What is near is found at the cost of its distance.
        block = new byte[Math.min(2 * block.length, LARGEST_BLOCK)];
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return -1;
  }

  private static int find(byte[] block, int length, byte[] wanted) {
    for (int i = 0; i + wanted.length <= length; i++) {
      if (block[i] == wanted[0]
          && block[i + 1] == wanted[1]
          && java.util.Arrays.equals(block, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
