package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The texts of {@link RemovalNotice} by language.
 *
 * @param byCode in the order of the codes
 */
record RemovalTexts(Map<String, RemovalText> byCode) {
  private static final String SHIPPED = "removed.txt";

  /** Returns the texts that come with Postern. */
  static RemovalTexts shipped() {
    try (InputStream in = RemovalTexts.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + SHIPPED);
      }
      return new RemovalTexts(Map.of()).with(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns these texts with those of a file on top.
   *
   * @param file lines of the form {@code code: text}; those that are empty or begin with # do not
   *     count
   * @throws IllegalArgumentException with the first line that is wrong, and what to write
   */
  RemovalTexts with(String file) {
    Map<String, RemovalText> all = new TreeMap<>(byCode);
    List<String> lines = file.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        if (colon < 2 || line.substring(colon + 1).isBlank()) {
          throw new IllegalArgumentException(
              "line " + (i + 1) + " is not a text; write the code of a language, a colon, a text");
        }
        try {
          String code = line.substring(0, colon).strip();
          all.put(code, RemovalText.of(code, line.substring(colon + 1).strip()));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return new RemovalTexts(all);
  }

  Optional<RemovalText> of(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  List<String> codes() {
    return List.copyOf(byCode.keySet());
  }
}
