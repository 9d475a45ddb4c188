package org.postern.qmail.chain;

import java.util.Collection;
import java.util.Locale;
import org.apache.james.mailetcontainer.impl.MatcherMailetPair;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;
import org.apache.mailet.ProcessingState;

/**
 * A matcher and its mailet, ready to run.
 *
 * @param onMatchException as James reads it: in lower case, {@code error} if nothing is written
 * @param onMailetException likewise
 */
record Step(
    ChainStep place,
    Matcher matcher,
    Mailet mailet,
    String onMatchException,
    String onMailetException) {

  static Step of(ChainStep place, MatcherMailetPair pair) {
    return new Step(
        place,
        pair.getMatcher(),
        pair.getMailet(),
        pair.onMatchException().map(Step::read).orElse(Mail.ERROR),
        pair.onMailetException().map(Step::read).orElse(Mail.ERROR));
  }

  /** The processors that the mailet itself names. */
  Collection<ProcessingState> named() {
    return mailet.requiredProcessingState();
  }

  private static String read(String written) {
    return written.trim().toLowerCase(Locale.US);
  }
}
