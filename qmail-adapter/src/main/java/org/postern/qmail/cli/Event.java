package org.postern.qmail.cli;

import java.util.List;
import org.postern.attributes.Outcome;
import org.postern.qmail.chain.ChainStep;

/** Something that happened to a message on its way through the chain, as it was at that time. */
sealed interface Event {

  /** Returns the recipients that the mail had. */
  List<String> recipients();

  /**
   * A matcher was asked.
   *
   * @param matched for whom it said yes
   */
  record Asked(ChainStep step, List<String> recipients, List<String> matched) implements Event {}

  /**
   * A mailet was run.
   *
   * @param state where the mail goes next
   */
  record Ran(ChainStep step, List<String> recipients, String state) implements Event {}

  /** A matcher or mailet threw. */
  record Failed(ChainStep step, List<String> recipients, String why) implements Event {}

  /** The way came to an end that accounts for the recipients. */
  record Ended(List<String> recipients, Outcome outcome) implements Event {}

  /** A mailet wants the client to be refused. */
  record Replied(List<String> recipients, int code, String text) implements Event {}

  /** A processor came to its end, and no mailet had sent the mail on. */
  record FellOff(List<String> recipients, String processor) implements Event {}
}
