package org.postern.qmail.stats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports, in each form that {@code Report} writes, from the lines of any log that they may
 * have come into. Total: a line that is none is passed over.
 */
final class EntryReader {
  private static final String LINE = "scanned id=";
  private static final int START = "scanned ".length();
  private static final String JSON = "{\"time\":\"";
  private static final String OLD = ":RC:";
  private static final int OLD_COLUMNS = 7;

  private final ObjectMapper json = new ObjectMapper();
  private final LogTime times;

  EntryReader(LogTime times) {
    this.times = times;
  }

  /** Returns what a line says. */
  Optional<Entry> read(String line) {
    int pairs = line.indexOf(LINE);
    if (pairs >= 0) {
      return times.of(line).flatMap(time -> ofPairs(time, line.substring(pairs + START)));
    }
    int object = line.indexOf(JSON);
    if (object >= 0) {
      return ofJson(line.substring(object));
    }
    return ofQmailScanner(line);
  }

  private Optional<Entry> ofQmailScanner(String line) {
    int mark = line.indexOf(OLD);
    if (mark < 0) {
      return Optional.empty();
    }
    String[] columns = line.split("\t", -1);
    String[] fields =
        columns.length > OLD_COLUMNS
            ? Arrays.copyOfRange(columns, 1, columns.length)
            : line.substring(line.lastIndexOf(' ', mark) + 1).split(" ", -1);
    return times.of(line).flatMap(time -> ofStatus(time, fields));
  }

  private static Optional<Entry> ofPairs(Instant time, String text) {
    Map<String, String> pairs = pairs(text);
    String outcome = pairs.get("outcome");
    if (outcome == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            time,
            pairs.getOrDefault("id", ""),
            pairs.getOrDefault("direction", guess(pairs.get("relay"))),
            outcome,
            number(pairs.getOrDefault("size", "0")),
            hits(List.of(pairs.getOrDefault("findings", "").split(","))),
            engines(List.of(pairs.getOrDefault("engines", "").split(",")))));
  }

  /** A value with a blank in it stands in double quotes, and has none inside. */
  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      boolean quoted = text.startsWith("\"", equals + 1);
      int from = quoted ? equals + 2 : equals + 1;
      int end = text.indexOf(quoted ? '"' : ' ', from);
      end = end < 0 ? text.length() : end;
      pairs.putIfAbsent(text.substring(at, equals).strip(), text.substring(from, end));
      at = end + 1;
    }
    return pairs;
  }

  private Optional<Entry> ofJson(String text) {
    try {
      JsonNode root = json.readTree(text);
      String outcome = root.path("outcome").asText();
      if (outcome.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Entry(
              Instant.parse(root.path("time").asText()),
              root.path("id").asText(),
              root.path("direction").asText("unknown"),
              outcome,
              root.path("size").asLong(),
              hits(texts(root.path("findings"))),
              engines(texts(root.path("engines")))));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** The fields of Qmail-Scanner from its status on: status, seconds, size, from, to, ... */
  private static Optional<Entry> ofStatus(Instant time, String[] fields) {
    String[] status = fields[0].split(":", -1);
    if (fields.length < 3 || status.length < 2) {
      return Optional.empty();
    }
    boolean relaying = fields[0].contains(":RC:1");
    String name = status[1];
    Optional<Entry.Hit> hit =
        switch (status[0]) {
          case "Clear" -> Optional.empty();
          case "Policy" -> Optional.of(new Entry.Hit("policy", "block", "policy", name));
          case "SPAM" -> Optional.of(new Entry.Hit("spam", "block", "spam", name));
          case "Unscanned" -> Optional.of(new Entry.Hit("unscanned", "defer", "postern", name));
          default ->
              Optional.of(
                  new Entry.Hit("virus", "block", status[0].toLowerCase(Locale.ROOT), name));
        };
    return Optional.of(
        new Entry(
            time,
            "",
            relaying ? "outbound" : "inbound",
            hit.isEmpty() ? "deliver" : "quarantine",
            number(fields[2]),
            hit.stream().toList(),
            Map.of()));
  }

  private static String guess(@Nullable String relay) {
    return "yes".equals(relay) ? "outbound" : relay == null ? "unknown" : "inbound";
  }

  private static List<Entry.Hit> hits(List<String> texts) {
    return texts.stream().flatMap(text -> Entry.Hit.of(text).stream()).toList();
  }

  private static Map<String, Long> engines(List<String> texts) {
    Map<String, Long> engines = new LinkedHashMap<>();
    for (String text : texts) {
      int slash = text.lastIndexOf('/');
      if (slash > 0) {
        engines.put(text.substring(0, slash), number(text.substring(slash + 1)));
      }
    }
    return engines;
  }

  private static long number(String text) {
    try {
      return Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
