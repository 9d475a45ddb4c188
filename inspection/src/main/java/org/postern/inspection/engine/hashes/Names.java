package org.postern.inspection.engine.hashes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Names, one behind the other, known by where they begin. Lists repeat a name many times in a row;
 * one that was used lately is not kept again.
 */
final class Names {
  private static final int RECENT = 4096;
  private static final int LONGEST = 200;

  private byte[] bytes = new byte[1024];

  /** Place 0 stays free: 0 is no name. 1 is the empty one. */
  private int end = 2;

  private final Map<String, Integer> recent = new HashMap<>();

  /** Returns where a name begins, never 0. */
  int add(String name) {
    if (name.isEmpty()) {
      return 1;
    }
    Integer known = recent.get(name);
    if (known != null) {
      return known;
    }
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, LONGEST);
    if (end + length + 1 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, (bytes.length >> 1) + LONGEST));
    }
    int start = end;
    bytes[end++] = (byte) length;
    System.arraycopy(text, 0, bytes, end, length);
    end += length;
    if (recent.size() == RECENT) {
      recent.clear();
    }
    recent.put(name, start);
    return start;
  }

  /** Returns the name that begins there; it may be empty. */
  String at(int start) {
    return new String(bytes, start + 1, bytes[start] & 0xff, StandardCharsets.UTF_8);
  }

  void trim() {
    recent.clear();
    bytes = Arrays.copyOf(bytes, end);
  }

  /** How much memory they take. */
  long bytes() {
    return bytes.length + 64L;
  }
}
