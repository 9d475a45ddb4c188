package org.postern.qmail.daemon;

/** What qmail-queue's exit codes say, as far as they are used here. Source: qmail-queue(8). */
enum ExitCode {
  /** The message is in the queue, or where the rules wanted it. */
  QUEUED(0),
  /** An address has more than 1002 bytes. */
  ADDRESS_TOO_LONG(11),
  /** The message will never be taken. */
  REFUSED(31),
  /** Out of memory. */
  NO_MEMORY(51),
  /** The client was too slow. */
  TIMED_OUT(52),
  /** The message cannot be written, for want of room most likely. */
  CANNOT_WRITE(53),
  /** The envelope ends too early. */
  CANNOT_READ(54),
  /** The message is not taken now; later it may be. */
  REFUSED_FOR_NOW(71),
  /** A fault of our own. */
  BUG(81),
  /** The envelope is not in qmail's form. */
  ENVELOPE_FORM(91);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
