package org.postern.qmail.chain;

import java.time.Instant;
import org.postern.attributes.Client;
import org.postern.inspection.content.Content;

/**
 * A message that a client wants to have delivered.
 *
 * @param id names the message in every log line; random, of letters and digits
 * @param envelope whom it is from and to
 * @param message the bytes as they came
 * @param client who handed it in
 * @param received when
 */
public record Submission(
    String id, Envelope envelope, Content message, Client client, Instant received) {}
