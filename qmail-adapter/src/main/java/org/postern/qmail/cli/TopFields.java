package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * The first header lines of a message, where the program that delivered it wrote the envelope. No
 * more than 64 KiB are looked at.
 */
final class TopFields {
  private static final int LIMIT = 64 << 10;

  private final List<String> lines;

  private TopFields(List<String> lines) {
    this.lines = lines;
  }

  static TopFields of(Content message) throws IOException {
    try (InputStream in = message.open()) {
      String top = new String(in.readNBytes(LIMIT), StandardCharsets.ISO_8859_1);
      return new TopFields(top.lines().takeWhile(line -> !line.isEmpty()).toList());
    }
  }

  /** Returns the address in the first field of a name, without its brackets, if it is plain. */
  Optional<String> address(String name) {
    return first(name).flatMap(TopFields::plain);
  }

  /** Returns the first line of the first field of a name; text from a stranger. */
  Optional<String> first(String name) {
    String start = name + ":";
    return lines.stream()
        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
        .findFirst()
        .map(line -> line.substring(start.length()).strip());
  }

  private static Optional<String> plain(String text) {
    boolean bracketed = text.startsWith("<") && text.endsWith(">");
    String address = bracketed ? text.substring(1, text.length() - 1) : text;
    boolean wanted = bracketed && address.isEmpty() || address.indexOf('@') > 0;
    return wanted && address.length() <= 320 && address.chars().allMatch(c -> c > 32 && c < 127)
        ? Optional.of(address)
        : Optional.empty();
  }
}
