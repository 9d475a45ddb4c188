package org.postern.qmail.daemon;

import org.postern.attributes.Session;

/**
 * What a client is told about its message.
 *
 * @param code exit code in qmail-queue's sense, 0 to 255
 * @param text for the sender: enhanced status code and a sentence in US-ASCII; empty if the code
 *     says enough
 * @param why one line for our log; empty if the message was handled as the rules say
 */
record Reply(int code, String text, String why) {
  static final Reply QUEUED = new Reply(ExitCode.QUEUED.number(), "", "");

  /** qmail-queue's code for a text on another descriptor. */
  private static final int CUSTOM = 82;

  /** A refusal for a reason of our own, which the sender need not know. */
  static Reply of(ExitCode code, String why) {
    return new Reply(code.number(), "", why);
  }

  /** A refusal for a reason of our own that the sender can do something about. */
  static Reply of(ExitCode code, String text, String why) {
    return new Reply(code.number(), text, why);
  }

  /** What the rules want the client to be told. */
  static Reply of(Session.Answer answer) {
    ExitCode code = answer.temporary() ? ExitCode.REFUSED_FOR_NOW : ExitCode.REFUSED;
    return new Reply(code.number(), answer.text(), "");
  }

  /** An exit code of the real qmail-queue that is not 0. */
  static Reply passOn(int code, String why) {
    return new Reply(code == CUSTOM ? ExitCode.REFUSED_FOR_NOW.number() : code, "", why);
  }

  /** Returns this, with a text if it puts the message off without one. */
  Reply orSay(String other) {
    return code == ExitCode.REFUSED_FOR_NOW.number() && text.isEmpty()
        ? new Reply(code, other, why)
        : this;
  }

  boolean queued() {
    return code == ExitCode.QUEUED.number();
  }

  /** Returns whether trying again is of no use. Source: qmail-queue(8), 11 to 40. */
  boolean permanent() {
    return code >= 11 && code <= 40;
  }
}
