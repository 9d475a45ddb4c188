package org.postern.inspection.container;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** A container or a member of one cannot be read any further. */
public final class BrokenException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenException(String message) {
    super(message);
  }

  BrokenException(Throwable cause) {
    super(words(cause), cause);
  }

  /** Returns whether it may be whole, and only needs more memory than is given to unpack it. */
  public boolean wantsMemory() {
    return wantsMemory(getCause() == null ? this : getCause());
  }

  /** All libraries say it with this word, each with a class of its own, which may be missing. */
  static boolean wantsMemory(Throwable cause) {
    return Optional.ofNullable(cause.getMessage()).orElse("").contains("memory");
  }

  /** What libraries say in many ways, in one. */
  static String words(Throwable cause) {
    String said = Optional.ofNullable(cause.getMessage()).orElse("");
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("garbage")) {
      return "bytes stand behind the end";
    }
    if (wantsMemory(cause)) {
      return "it needs more memory to unpack than is given: " + said;
    }
    if (cause instanceof EOFException
        || lower.contains("truncated")
        || lower.contains("unexpected end")
        || lower.contains("premature end")) {
      return "it ends too early";
    }
    if (lower.contains("crc") || lower.contains("checksum")) {
      return "the CRC does not match: " + said;
    }
    if (lower.contains("size mismatch")) {
      return "the size does not match: " + said;
    }
    return said.isEmpty() ? "it cannot be unpacked" : "it cannot be unpacked: " + said;
  }
}
