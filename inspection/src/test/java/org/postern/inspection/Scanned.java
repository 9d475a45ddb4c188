package org.postern.inspection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.format.FormatChecks;
import org.postern.inspection.panel.Panel;
import org.postern.inspection.panel.Requirement;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.virus.VirusScan;

/** What the built-in engine and the format checks say about a message, as in a chain. */
record Scanned(Anatomy anatomy, List<Finding> findings) {

  /** What was made of a message that hides something. */
  enum Seen {
    /** The engine found the test file in a reading. */
    FOUND,
    /** Some detector asks to keep the message back, or to mark it. */
    FLAGGED,
    /** Something says that nobody can look at what is there. */
    CLOSED,
    MISSED
  }

  private static final List<String> CLOSED =
      List.of("content-closed", "encrypted-file", "external-body", "smime-not-opened");

  static Scanned of(byte[] message) {
    Inspection inspection = new Inspection(Content.of(message), Budget.DEFAULT);
    Settings settings = new Settings("test", Map.of("engines", "builtin:"));
    VirusScan scan =
        new VirusScan(
            Panel.open(Engines.read(settings, Path.of("."))).seats(),
            new Requirement.All(),
            Duration.ofMinutes(1));
    List<Finding> findings = new ArrayList<>(scan.of(inspection).findings());
    findings.addAll(FormatChecks.ALL.findings(inspection.anatomy()));
    return new Scanned(inspection.anatomy(), findings);
  }

  Seen seen() {
    if (findings.stream().anyMatch(finding -> finding.kind() == Kind.VIRUS)) {
      return Seen.FOUND;
    }
    if (findings.stream().anyMatch(finding -> finding.effect() != Effect.NOTE)) {
      return Seen.FLAGGED;
    }
    boolean closed = findings.stream().anyMatch(finding -> CLOSED.contains(finding.name()));
    return closed ? Seen.CLOSED : Seen.MISSED;
  }

  /** Returns whether a name of some node ends in an extension as a file system takes it. */
  boolean names(String extension) {
    return names().stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.endsWith(extension));
  }

  List<String> names() {
    return anatomy.nodes().flatMap(node -> node.names().stream()).toList();
  }

  /** Returns the findings that keep a message from its recipients. */
  List<String> stopping() {
    return findings.stream()
        .filter(finding -> finding.effect() == Effect.BLOCK || finding.effect() == Effect.DEFER)
        .map(finding -> finding.name() + " at " + finding.path() + ": " + finding.detail())
        .toList();
  }

  /** Returns the names of all findings, for people. */
  List<String> words() {
    return findings.stream()
        .map(finding -> finding.effect().word() + ' ' + finding.name())
        .distinct()
        .toList();
  }
}
