package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What was made of a message that hides something. */
enum Seen {
  /**
   * The test file is the content of a reading: it begins with it, and nothing follows but blanks.
   */
  FOUND,
  /** The test file stands somewhere in a decoded reading, not at its start. */
  INSIDE,
  /** Not found, but the message has an irregularity that honest mail never has, or is not whole. */
  FLAGGED,
  /** Some spot is locked and says so. */
  LOCKED,
  MISSED;

  // In pieces: the test file stands whole in no file of the project.
  private static final String FILE =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

  static Seen in(Anatomy anatomy) {
    Seen best = MISSED;
    for (Node node : anatomy.nodes().toList()) {
      for (Reading reading : node.readings()) {
        best = best(best, of(node, reading));
      }
      if (node.faults().stream().anyMatch(fault -> fault.what().seen() == Occurrence.NEVER)) {
        best = best(best, FLAGGED);
      }
      if (node.encrypted()) {
        best = best(best, LOCKED);
      }
    }
    return anatomy.exceeded().isEmpty() ? best : best(best, FLAGGED);
  }

  /** Returns whether a name of some node ends in an extension as a file system takes it. */
  static boolean name(Anatomy anatomy, String extension) {
    return anatomy
        .nodes()
        .flatMap(node -> node.names().stream())
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.endsWith(extension));
  }

  private static Seen of(Node node, Reading reading) {
    if (reading.sha256().isEmpty()) {
      return MISSED;
    }
    String text = new String(Mails.content(reading), StandardCharsets.ISO_8859_1);
    if (text.startsWith(FILE) && text.length() <= 128 && text.substring(FILE.length()).isBlank()) {
      return FOUND;
    }
    return text.contains(FILE) && !node.path().equals(Paths.ROOT) ? INSIDE : MISSED;
  }

  private static Seen best(Seen a, Seen b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
