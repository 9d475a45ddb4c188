package org.postern.mailets.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.postern.inspection.Finding;

/**
 * A mail that notices are about; nothing of it is made safe yet.
 *
 * @param id by what name it is kept
 * @param when now
 * @param sender whom a notice can reach; empty for a bounce, and for an address that cannot be
 *     written
 * @param recipients whom a notice can reach
 * @param from reverse path as it came; empty for a bounce
 * @param to recipients as they came
 * @param findings the gravest first
 * @param head its header
 */
public record Held(
    String id,
    Instant when,
    Optional<MailAddress> sender,
    List<MailAddress> recipients,
    String from,
    List<String> to,
    List<Finding> findings,
    OriginalHead head) {
  public Held {
    recipients = List.copyOf(recipients);
    to = List.copyOf(to);
    findings = List.copyOf(findings);
  }

  /** Returns why it was held. */
  public Reason reason() {
    return Reason.of(findings);
  }
}
