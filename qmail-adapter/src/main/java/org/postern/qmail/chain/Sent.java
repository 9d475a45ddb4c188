package org.postern.qmail.chain;

import java.util.Optional;
import org.apache.mailet.Mail;

/**
 * A mail that a mailet sent while the chain ran.
 *
 * @param mail the mail, with a message of its own
 * @param state the processor it is to go through first; none if it goes straight to the queue
 * @param generation 1 if sent by a mailet that handled the client's message, 2 if by one that
 *     handled such a mail
 */
record Sent(Mail mail, Optional<String> state, int generation) {}
