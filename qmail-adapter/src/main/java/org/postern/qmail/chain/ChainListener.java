package org.postern.qmail.chain;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;

/**
 * Hears what happens to a message on its way through the chain. Called on the thread that runs the
 * message, between the steps; a listener that throws ends the run.
 */
public interface ChainListener {
  /** Hears nothing. */
  ChainListener NONE = new ChainListener() {};

  /** A matcher was asked about all recipients that the mail still has, and answered. */
  default void matched(Mail mail, ChainStep step, Collection<MailAddress> matched) {}

  /** A matcher threw. What follows is what {@code onMatchException} says. */
  default void matcherFailed(Mail mail, ChainStep step, Throwable failure) {}

  /** A mailet was run; the state of the mail says where it goes next. */
  default void ran(Mail mail, ChainStep step) {}

  /** A mailet threw. What follows is what {@code onMailetException} says. */
  default void mailetFailed(Mail mail, ChainStep step, Throwable failure) {}

  /** The way of a mail came to an end that accounts for its recipients. */
  default void ended(Mail mail, Outcome outcome) {}

  /** A mailet wants the client to be refused. */
  default void replied(Mail mail, Session.Answer answer) {}

  /** A mail reached the end of a processor that no mailet had sent it on from. */
  default void fellOff(Mail mail, String processor) {}

  /** A mailet offers the reasons of what it found; they are made when they are asked for. */
  default void reasons(Mail mail, String source, Supplier<List<String>> lines) {}
}
