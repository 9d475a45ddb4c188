package org.postern.archive;

import java.time.Instant;
import java.util.List;
import org.postern.inspection.text.OneLine;

/**
 * The facts of a mail that its message does not tell, or not for sure.
 *
 * @param sender as it came; empty for a bounce
 * @param recipients all of them, those of a Bcc among them
 * @param host who handed it in; empty if it was made here
 * @param subject as people read it; may be empty
 * @param messageId may be empty
 * @param postmaster of this server
 * @param time when it is archived
 */
public record Envelope(
    String sender,
    List<String> recipients,
    String host,
    String subject,
    String messageId,
    String postmaster,
    Instant time) {
  private static final int LONGEST = 998;

  public Envelope {
    sender = safe(sender);
    recipients = recipients.stream().map(Envelope::safe).toList();
    host = safe(host);
    subject = safe(subject);
    messageId = safe(messageId);
    postmaster = safe(postmaster);
  }

  private static String safe(String text) {
    return OneLine.of(text, LONGEST);
  }
}
