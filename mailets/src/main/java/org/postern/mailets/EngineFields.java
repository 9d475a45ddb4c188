package org.postern.mailets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.inspection.spam.Judgement.Field;
import org.postern.inspection.spam.Judgement.Scored;

/**
 * The header fields that an engine wants on a message or out of it: rspamd's milter headers. Only
 * those that say something about the message are taken ({@code X-}, {@code Authentication-Results},
 * {@code ARC-}, {@code DKIM-Signature}), so that no answer can give a message another sender,
 * subject or structure.
 */
final class EngineFields {
  private static final Set<String> BESIDES_X =
      Set.of(
          "authentication-results",
          "arc-authentication-results",
          "arc-message-signature",
          "arc-seal",
          "dkim-signature");

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_VALUE = 8192;
  private static final int LONGEST_LINE = 900;

  private EngineFields() {}

  /**
   * Returns the names of what is to be taken out: what the engine says, and of its own {@code X-}
   * fields those that the message came with.
   */
  static Set<String> taken(Scored scored) {
    return Stream.concat(
            scored.remove().stream(),
            scored.add().stream().map(Field::name).filter(name -> small(name).startsWith("x-")))
        .filter(EngineFields::isAllowed)
        .collect(Collectors.toSet());
  }

  /** Returns what is to be put on top, each line with its line end. */
  static String lines(Scored scored, String lineEnd) {
    return scored.add().stream()
        .filter(field -> isAllowed(field.name()))
        .map(field -> field.name() + ": " + value(field.value(), lineEnd) + lineEnd)
        .collect(Collectors.joining());
  }

  private static boolean isAllowed(String name) {
    String small = small(name);
    boolean ours = SpamFields.OURS.stream().anyMatch(our -> small.equals(small(our)));
    return !ours
        && (small.startsWith("x-") || BESIDES_X.contains(small))
        && name.length() <= LONGEST_NAME
        && name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':' && c != '(');
  }

  /** A value as one field, whatever it is: line ends become folds, all unprintable becomes ?. */
  private static String value(String raw, String lineEnd) {
    String text = raw.substring(0, Math.min(raw.length(), LONGEST_VALUE)).replace("\r", "");
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String plain = printable(line.substring(0, Math.min(line.length(), LONGEST_LINE))).strip();
      if (!plain.isEmpty()) {
        lines.add(plain);
      }
    }
    return String.join(lineEnd + "\t", lines);
  }

  private static String printable(String line) {
    StringBuilder text = new StringBuilder(line.length());
    line.codePoints()
        .forEach(c -> text.append(c == '\t' ? ' ' : c >= ' ' && c < 127 ? (char) c : '?'));
    return text.toString();
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
