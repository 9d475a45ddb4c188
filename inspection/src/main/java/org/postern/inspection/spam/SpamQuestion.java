package org.postern.inspection.spam;

import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * A message and what the host knows of how it came. All text is as it came from strangers.
 *
 * @param message byte for byte
 * @param id names the mail in the host's log
 * @param sender reverse path; empty for a bounce
 * @param recipients of the envelope
 * @param address IP address of the client, if there was one
 * @param host name of the client, if the host looked it up
 * @param helo what the client called itself
 * @param user the name the client authenticated with
 */
public record SpamQuestion(
    Content message,
    String id,
    Optional<String> sender,
    List<String> recipients,
    Optional<String> address,
    Optional<String> host,
    Optional<String> helo,
    Optional<String> user) {
  public SpamQuestion {
    recipients = List.copyOf(recipients);
  }
}
