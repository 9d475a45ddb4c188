package org.postern.mailets.notice;

import java.time.Instant;
import java.util.List;
import org.postern.inspection.Finding;

/**
 * A mail that was held for somebody; nothing of it is made safe yet.
 *
 * @param id by what name it is kept
 * @param when it was held
 * @param from reverse path; empty for a bounce
 * @param subject as a mail program would show it; empty if there is none
 * @param findings the gravest first
 */
public record DigestEntry(
    String id, Instant when, String from, String subject, List<Finding> findings) {
  public DigestEntry {
    findings = List.copyOf(findings);
  }
}
