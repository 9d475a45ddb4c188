package org.postern.mailets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * How often a mail comes back to be scanned again. When it did so first, and how many times, stands
 * in two plain attributes, which every queue keeps. Both have a limit: some queues (RabbitMQ's) do
 * not wait, and would go through {@code lasting} in one loop.
 *
 * @param after how long a mail waits each time
 * @param lasting for how long it comes back
 */
record Retry(Duration after, Duration lasting) {
  /** When the mail was sent back first, in milliseconds since 1970. */
  static final AttributeName SINCE = AttributeName.of("org.postern.retry.since");

  /** How many times it was sent back. */
  static final AttributeName TIMES = AttributeName.of("org.postern.retry.times");

  /** All that Postern notes on a mail; the next pass must not go by what the last one found. */
  private static final String OURS = "org.postern.";

  /**
   * Makes a mail ready to be scanned again, if it may be once more.
   *
   * @return whether it may
   */
  boolean once(Mail mail, Instant now) {
    long since = number(mail, SINCE).orElse(now.toEpochMilli());
    long times = number(mail, TIMES).orElse(0L);
    boolean again =
        now.toEpochMilli() - since < lasting.toMillis() && times < lasting.dividedBy(after) + 1;
    if (again) {
      List<AttributeName> stale =
          mail.attributeNames().filter(name -> name.asString().startsWith(OURS)).toList();
      stale.forEach(mail::removeAttribute);
      mail.removeAttribute(Mail.MAILET_ERROR);
      mail.setErrorMessage(null);
      mail.setAttribute(new Attribute(SINCE, AttributeValue.of(since)));
      mail.setAttribute(new Attribute(TIMES, AttributeValue.of(times + 1)));
    }
    return again;
  }

  private static Optional<Long> number(Mail mail, AttributeName name) {
    return mail.getAttribute(name).flatMap(attribute -> attribute.getValue().valueAs(Long.class));
  }
}
