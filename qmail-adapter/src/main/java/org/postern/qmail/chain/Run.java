package org.postern.qmail.chain;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Mail;
import org.postern.attributes.Session;

/**
 * One message on its way through the chain, with all mails it was split into and all that mailets
 * send meanwhile. It stays on one thread; mailets that are shared by all messages find it there.
 */
final class Run {
  /** How deep processors may hand a mail on to each other before it counts as a circle. */
  private static final int DEEPEST = 100;

  /** How many mails a message may be split into. Recipients bound it, if matchers behave. */
  private static final int MOST_MAILS = 10_000;

  /** How often a mail that a mailet sent may lead to another. */
  private static final int MOST_GENERATIONS = 3;

  private static final ScopedValue<Run> CURRENT = ScopedValue.newInstance();

  private final Submission submission;
  private final ChainListener listener;
  private final List<Sent> sent = new ArrayList<>();
  private Ledger ledger;
  private int generation;
  private int mails;
  private int depth;

  Run(Submission submission, Ledger ledger, ChainListener listener) {
    this.submission = submission;
    this.ledger = ledger;
    this.listener = listener;
  }

  /**
   * Returns the run that the calling thread is in.
   *
   * @throws MessagingException if it is in none
   */
  static Run current() throws MessagingException {
    if (!CURRENT.isBound()) {
      throw new MessagingException(
          "under the adapter this is possible only while a message is on its way through the chain,"
              + " on the thread that carries it");
    }
    return CURRENT.get();
  }

  /** Does what makes up the run, on this thread. */
  Decision within(ScopedValue.CallableOp<Decision, Exception> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  Ledger ledger() {
    return ledger;
  }

  /** Keeps another account from here on: that of a mail which a mailet sent. */
  void account(Ledger other, int of) {
    ledger = other;
    generation = of;
  }

  /** Notes a mail to be sent. */
  void send(Mail mail, Optional<String> state) throws MessagingException {
    if (generation == MOST_GENERATIONS) {
      throw new MessagingException("a mail sent by a mailet led to another, and so on in a circle");
    }
    sent.add(new Sent(mail, state, generation + 1));
  }

  ChainListener listener() {
    return listener;
  }

  /** What mailets wanted sent, in order. */
  List<Sent> sent() {
    return sent;
  }

  /** Returns a name for one more mail of this run. */
  String nextName() throws MessagingException {
    if (++mails > MOST_MAILS) {
      throw new MessagingException(
          "split into more than "
              + MOST_MAILS
              + " mails: a matcher returns whom it was not asked"
              + " about, or processors go round in a circle");
    }
    return submission.id() + "-" + mails;
  }

  /** Whether messages that mailets write are to end their lines as qmail does. */
  boolean writesLf() throws IOException {
    return !UnixLines.isCrlf(submission.message());
  }

  void enter(Mail mail) throws MessagingException {
    if (++depth > DEEPEST) {
      throw new MessagingException(
          "processors hand the mail on to each other in a circle, last to " + mail.getState());
    }
  }

  void leave() {
    depth--;
  }

  /** Hangs the session on the mail again if a mailet cleared all attributes. */
  void keepAttached(Mail mail) {
    if (mail.getAttribute(Session.ATTRIBUTE).isEmpty()) {
      ledger.attachTo(mail);
    }
  }
}
