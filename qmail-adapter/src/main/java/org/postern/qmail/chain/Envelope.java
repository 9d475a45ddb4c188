package org.postern.qmail.chain;

import java.util.List;

/**
 * The envelope as qmail writes it. Addresses are kept as the bytes they came in (ISO 8859-1, one
 * character a byte): qmail hands on addresses that no standard knows, and what goes out must be
 * what came in.
 *
 * @param sender the reverse path; empty for a bounce, {@code #@[]} for a double bounce
 * @param recipients at least one
 */
public record Envelope(String sender, List<String> recipients) {
  public Envelope {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("an envelope has a recipient");
    }
  }
}
