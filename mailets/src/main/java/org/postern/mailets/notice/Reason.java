package org.postern.mailets.notice;

import java.util.Collection;
import java.util.Locale;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Kind;

/** Why a mail was held, as far as a notice tells it. The first that fits counts. */
public enum Reason {
  VIRUS,
  LEAK,
  POLICY,
  /** Written in a way no honest program writes, unsolicited, or not to be scanned. */
  OTHER;

  /** Returns what the findings of a mail come to. */
  public static Reason of(Collection<Finding> findings) {
    if (has(findings, Kind.VIRUS)) {
      return VIRUS;
    }
    if (has(findings, Kind.LEAK)) {
      return LEAK;
    }
    return has(findings, Kind.POLICY) ? POLICY : OTHER;
  }

  /** As it stands in the names of texts and in the log. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean has(Collection<Finding> findings, Kind kind) {
    return findings.stream().anyMatch(finding -> finding.kind() == kind);
  }
}
