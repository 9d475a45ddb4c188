package org.postern.inspection.engine.icap;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;

/**
 * What is known of a server's finding the EICAR test file. "Nothing to change" is also what a
 * server says that has no scanner behind it, so a clean answer counts only under a tag under which
 * the server has found something within the last hour.
 */
final class IcapProof {
  private static final Duration LASTS = Duration.ofHours(1);
  private static final int MOST_TAGS = 16;

  /** Asks about the test file. */
  interface Test {
    IcapQuestion.Said ask() throws Trouble;
  }

  private final boolean wanted;
  private final LongSupplier ticker;
  private final Map<String, Deadline> proven = new LinkedHashMap<>();

  /**
   * @param wanted whether a clean answer needs it
   * @param ticker the clock, in nanoseconds
   */
  IcapProof(boolean wanted, LongSupplier ticker) {
    this.wanted = wanted;
    this.ticker = ticker;
  }

  /** Returns clean, or why that does not count. */
  Answer clean(String tag, Test test) throws Trouble {
    if (!wanted || holds(tag)) {
      return new Answer.Clean();
    }
    IcapQuestion.Said said = test.ask();
    return switch (said.answer()) {
      case Answer.Found found -> {
        remember(said.tag());
        yield said.tag().equals(tag)
            ? new Answer.Clean()
            : Trouble.failed(Cause.ENGINE_ERROR, "it has just changed; it said clean before");
      }
      case Answer.Failed failed -> failed;
      case Answer.Clean clean ->
          Trouble.failed(
              Cause.NOT_DETECTING,
              "it says that nothing is wrong with the EICAR test file, so there is no scanner"
                  + " behind it (start c-icap after clamd)");
    };
  }

  private synchronized boolean holds(String tag) {
    Deadline until = proven.get(tag);
    return until != null && !until.passed();
  }

  private synchronized void remember(String tag) {
    proven.remove(tag);
    proven.put(tag, Deadline.in(LASTS, ticker));
    if (proven.size() > MOST_TAGS) {
      proven.remove(proven.keySet().iterator().next());
    }
  }
}
