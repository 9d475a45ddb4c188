package org.postern.inspection.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.postern.inspection.text.OneLine;

/** Text from a message as it is shown to people: one line, quoted, not too long. */
final class Shown {
  private static final int CHARS = 80;
  private static final int MOST = 8;

  private Shown() {}

  static String text(String text) {
    return '"' + OneLine.of(text, CHARS) + '"';
  }

  /** Returns the first of several texts, and how many more there are. */
  static String texts(List<String> texts) {
    if (texts.isEmpty()) {
      return "none";
    }
    String first = texts.stream().limit(MOST).map(Shown::text).collect(Collectors.joining(", "));
    return texts.size() > MOST ? first + " and " + (texts.size() - MOST) + " more" : first;
  }
}
