package org.postern.mailets.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Viruses that write a sender of their choice into the mail: whoever stands there did not send it,
 * and is not told.
 *
 * @param patterns names in lower case; {@code *} stands for any characters, {@code ?} for one
 */
public record ForgingViruses(List<String> patterns) {
  private static final String SHIPPED = "forging-viruses.txt";

  public ForgingViruses {
    patterns = List.copyOf(patterns);
  }

  /** Returns the list that comes with Postern. */
  public static ForgingViruses shipped() {
    try (InputStream in = ForgingViruses.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + SHIPPED);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns these and those of a file with one pattern a line; {@code #} starts a remark. */
  public ForgingViruses and(byte[] file) throws IOException {
    List<String> more = read(new ByteArrayInputStream(file)).patterns;
    return new ForgingViruses(Stream.concat(patterns.stream(), more.stream()).toList());
  }

  /** Returns whether a virus of this name forges senders. */
  public boolean has(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(pattern -> matches(pattern, lower));
  }

  private static ForgingViruses read(InputStream in) throws IOException {
    return new ForgingViruses(
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList());
  }

  /** Goes through the name once for each star at most, and never back over an earlier one. */
  private static boolean matches(String pattern, String name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int tried = 0;
    while (in < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        tried = in;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(in))) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++tried;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
