package org.postern.mailets;

import org.postern.inspection.Finding;
import org.postern.inspection.text.OneLine;

/**
 * The one way to write a finding in a header or a log line: {@code kind/effect:source:name@path}.
 * Names and paths may come from the message: a comma in them would look like the end of a finding,
 * so it is shown as {@code ?}, and both are cut.
 */
final class FindingText {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_PATH = 120;

  private FindingText() {}

  /** Returns a finding with where it is. */
  static String withPath(Finding finding) {
    return withoutPath(finding) + "@" + part(finding.path(), LONGEST_PATH);
  }

  /** Returns a finding without where it is. */
  static String withoutPath(Finding finding) {
    return finding.kind().word()
        + "/"
        + finding.effect().word()
        + ":"
        + part(finding.source(), LONGEST_NAME)
        + ":"
        + part(finding.name(), LONGEST_NAME);
  }

  /** Returns a name as an item of a list. */
  static String part(String raw) {
    return part(raw, LONGEST_NAME);
  }

  private static String part(String raw, int longest) {
    return OneLine.of(raw, longest).replace(',', '?');
  }
}
