package org.postern.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.Scanned.Seen;

/** Every trick, with every encoding of the attachment and every line end: nothing hides. */
class EvasionVariantsTest {
  /** Tricks that put something right before or behind a file: without encoding it is part of it. */
  private static final List<String> PLACES =
      List.of("blank line:", "separator:", "close:", "only delimiter:", "line end behind");

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "base64, CRLF",
    "base64, LF",
    "quoted-printable, CRLF",
    "quoted-printable, LF",
    "7bit, CRLF",
  })
  void nothing_hides(String encoding, String lineEnd) {
    String end = lineEnd.equals("LF") ? "\n" : "\r\n";
    Map<Seen, Integer> counts = new EnumMap<>(Seen.class);
    Map<String, List<String>> missed = new TreeMap<>();
    Tricks.all()
        .forEach(
            (name, trick) -> {
              if (encoding.equals("7bit") && PLACES.stream().anyMatch(name::startsWith)) {
                return;
              }
              Scanned scanned = Scanned.of(trick.apply(Letter.in(encoding)).bytes(end));
              counts.merge(scanned.seen(), 1, Integer::sum);
              if (scanned.seen() == Seen.MISSED) {
                missed.computeIfAbsent(name, n -> new ArrayList<>()).addAll(scanned.words());
              }
            });
    System.out.println(encoding + ", " + lineEnd + ": " + counts);
    assertThat(missed).isEmpty();
  }
}
