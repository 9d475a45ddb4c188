package org.postern.qmail.daemon;

import java.util.concurrent.ThreadLocalRandom;

/** Names for messages: unique enough to find one in a log and to name a file. */
final class MessageId {
  private static final int LENGTH = 13;

  private MessageId() {}

  /** Returns a new name: 64 random bits in letters and digits, always of the same length. */
  static String next() {
    String digits = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    return "0".repeat(LENGTH - digits.length()) + digits;
  }
}
