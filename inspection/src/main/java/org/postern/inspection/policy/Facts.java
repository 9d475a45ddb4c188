package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;
import org.postern.inspection.anatomy.Anatomy;

/**
 * What rules may ask about.
 *
 * @param anatomy of the message
 * @param sender the envelope sender; empty for the null sender
 * @param recipients the envelope recipients
 */
public record Facts(Anatomy anatomy, Optional<String> sender, List<String> recipients) {
  public Facts {
    recipients = List.copyOf(recipients);
  }
}
