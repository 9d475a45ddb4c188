package org.postern.qmail.stats;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one report says, as far as statistics want it. All texts come from a log, and in it from
 * strangers.
 *
 * @param time when it was written
 * @param id of the mail; empty if the form has none
 * @param direction {@code inbound}, {@code outbound}, {@code internal}, {@code relayed} or {@code
 *     mixed}; {@code unknown} if the form does not say
 * @param outcome what became of it
 * @param size bytes
 * @param hits what was found, the gravest first
 * @param engines milliseconds by engine
 */
record Entry(
    Instant time,
    String id,
    String direction,
    String outcome,
    long size,
    List<Hit> hits,
    Map<String, Long> engines) {

  Entry {
    hits = List.copyOf(hits);
    engines = Map.copyOf(engines);
  }

  /** A finding. */
  record Hit(String kind, String effect, String source, String name) {
    /** Reads {@code kind/effect:source:name@path}; a name may hold colons, a path at-signs. */
    static Optional<Hit> of(String text) {
      int slash = text.indexOf('/');
      int colon = text.indexOf(':', slash + 1);
      int second = text.indexOf(':', colon + 1);
      if (slash < 1 || colon < 0 || second < 0) {
        return Optional.empty();
      }
      int at = text.indexOf('@', second);
      return Optional.of(
          new Hit(
              text.substring(0, slash),
              text.substring(slash + 1, colon),
              text.substring(colon + 1, second),
              text.substring(second + 1, at < 0 ? text.length() : at)));
    }
  }

  /** Returns what the mail is, in one word: its gravest kind, or {@code clean}. */
  String kind() {
    return hits.stream()
        .filter(hit -> !hit.effect().equals("note"))
        .map(Hit::kind)
        .findFirst()
        .orElse("clean");
  }
}
