package org.postern.attributes;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The host's side of one chain run, while the client that sends the message is still connected and
 * waits. Under the qmail adapter every run has one; on James only a run from the SMTP hook.
 *
 * <p>It hangs on the mail as an attribute that no queue keeps: behind a queue nobody waits.
 */
public interface Session {
  /** Where it hangs on the mail. */
  AttributeName ATTRIBUTE = AttributeName.of("org.postern.session");

  /** Returns the session of a mail, if a client waits. */
  static Optional<Session> of(Mail mail) {
    return mail.getAttribute(ATTRIBUTE)
        .map(attribute -> attribute.getValue().value())
        .filter(Session.class::isInstance)
        .map(Session.class::cast);
  }

  /** Hangs this session on a mail. */
  default void attachTo(Mail mail) {
    mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.ofUnserializable(this)));
  }

  /**
   * Returns whether this run only tries what would happen: nothing is stored, sent or logged as
   * done.
   */
  boolean trial();

  /**
   * Returns whether a mail that is not refused comes to the same processors again, from a queue.
   * This run then only looks and answers; all else is done when the mail comes again. So it is on
   * James in a run from the SMTP hook, which is a {@link #trial}, too.
   */
  default boolean comesAgain() {
    return false;
  }

  /**
   * Leaves something to be done once the client has been refused for good or for now. It is not
   * done if the mail {@link #comesAgain}, nor by hosts where it does not.
   */
  default void ifRefused(Runnable deed) {}

  /**
   * Notes what becomes of a mail, for all recipients that it has now. Called by the mailet that
   * brings it about, once it has.
   */
  void ended(Mail mail, Outcome outcome);

  /**
   * Notes the answer that the client is to get for all recipients that the mail has now.
   *
   * @param otherwise the processor that takes the mail on if the client cannot be told, because
   *     other recipients of the same message get something else
   */
  void reply(Mail mail, Answer answer, String otherwise);

  /**
   * Offers the reasons of what was found to whoever wants to know them; nobody may.
   *
   * @param source who has reasons, such as {@code policy}
   * @param lines for people, made when they are wanted
   */
  default void reasons(Mail mail, String source, Supplier<List<String>> lines) {}

  /**
   * An answer to the client.
   *
   * @param code three digits, 4xx or 5xx
   * @param text enhanced status code and a sentence; one line of printable US-ASCII
   */
  record Answer(int code, String text) {
    public Answer {
      if (code < 400 || code > 599) {
        throw new IllegalArgumentException("not a refusal: " + code);
      }
      if (text.length() > 400 || !text.chars().allMatch(c -> c >= 32 && c < 127)) {
        throw new IllegalArgumentException("not one line of US-ASCII");
      }
    }

    /** Returns whether the client may try again. */
    public boolean temporary() {
      return code < 500;
    }
  }
}
