package org.postern.mailets;

import java.util.List;
import org.postern.inspection.Finding;
import org.postern.inspection.text.OneLine;

/**
 * What a client is told: an enhanced status code (RFC 3463) and a sentence, in printable US-ASCII.
 *
 * @param text as the administrator wrote it; {@code {because}} stands for the detail of a finding
 */
record ReplyText(String text) {
  private static final String BECAUSE = "{because}";
  private static final String NO_REASON = "not accepted here";
  private static final int LONGEST = 200;
  private static final int LONGEST_REASON = 150;

  ReplyText {
    if (!text.matches("[245]\\.\\d{1,3}\\.\\d{1,3} \\S[ -~]*") || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a reply text; write an enhanced status code and a sentence of US-ASCII"
              + " letters, "
              + LONGEST
              + " characters in all at most, such as 5.7.1 This message is not accepted here");
    }
  }

  /** Returns the first digit of the status code. */
  int category() {
    return text.charAt(0) - '0';
  }

  /**
   * Returns the text for a mail.
   *
   * @param findings the gravest first
   */
  String on(List<Finding> findings) {
    String reason =
        findings.stream()
            .map(finding -> masked(finding.detail()))
            .filter(detail -> !detail.isBlank())
            .findFirst()
            .orElse(NO_REASON);
    int at = text.indexOf(BECAUSE);
    return at < 0 ? text : text.substring(0, at) + reason + text.substring(at + BECAUSE.length());
  }

  private static String masked(String detail) {
    StringBuilder ascii = new StringBuilder();
    OneLine.of(detail, LONGEST_REASON)
        .codePoints()
        .forEach(c -> ascii.append(c < 127 ? (char) c : '?'));
    return ascii.toString();
  }
}
