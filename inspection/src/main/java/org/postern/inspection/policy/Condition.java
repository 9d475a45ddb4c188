package org.postern.inspection.policy;

import java.util.List;
import java.util.Optional;

/**
 * Something a rule asks about a message and one of its recipients.
 *
 * <p>The answer is asked for per recipient, so that a rule may hold for one and not for another; a
 * condition that {@link #looksAtRecipient} never is asked once per message.
 */
sealed interface Condition
    permits AllOf,
        AnyOf,
        AttachmentIs,
        BodyIs,
        ClientIs,
        DataIs,
        DirectionIs,
        FoundBefore,
        HeaderIs,
        MessageIs,
        Not,
        RecipientIs,
        SenderIs,
        TimeIs {

  /** Returns whether the answer may differ from one recipient to the next. */
  default boolean looksAtRecipient() {
    return false;
  }

  /**
   * Returns where the condition holds, or empty if it does not hold. A condition that holds for the
   * message as a whole gives a list without spots.
   */
  Optional<List<Spot>> test(Facts facts, String recipient);

  /** Returns the condition as the administrator wrote it, on one line. */
  String written();

  /**
   * Returns what the condition is compared with in a message, for people who ask why: text from the
   * message is safe in it, and there is not too much of it.
   */
  String compared(Facts facts, String recipient);

  /**
   * A place in the message that makes a condition hold.
   *
   * @param path in the anatomy
   * @param seen what is there, for people, the sender among them: nothing of the rule; text from
   *     the message is safe in it
   */
  record Spot(String path, String seen) {}

  /** Holds, for the message as a whole. */
  static Optional<List<Spot>> holds(boolean holds) {
    return holds ? Optional.of(List.of()) : Optional.empty();
  }
}
