package org.postern.inspection.spam;

import java.util.List;
import java.util.Optional;
import org.postern.inspection.engine.Cause;

/**
 * What a spam engine says of a message. There are two answers: an engine that could not look says
 * {@link Failed}, and there is no way to say "no spam" for want of a better word.
 */
public sealed interface Judgement {

  /** What an engine would do with a message. A closed list. */
  enum Advice {
    /** Deliver it as it is. */
    NONE,
    /** Deliver it with a mark. */
    TAG,
    /** Let the sender try again later. */
    DEFER,
    /** Keep it from its recipients. */
    BLOCK
  }

  /**
   * A header field that an engine wants on top of the message.
   *
   * @param name as the engine wrote it
   * @param value as the engine wrote it, line ends among it; not made safe
   */
  record Field(String name, String value) {}

  /**
   * The engine looked at the whole message.
   *
   * @param score a finite number; the higher, the worse
   * @param required the score from which on the engine calls a message spam
   * @param advice empty if the engine's word for it is not known here
   * @param symbols names of the rules that held, the weightiest first where weights are known; at
   *     most {@link #MOST_SYMBOLS}, each one word of printable US-ASCII
   * @param add header fields it wants added, at most {@link #MOST_FIELDS}
   * @param remove names of header fields it wants out, at most {@link #MOST_FIELDS}
   */
  record Scored(
      double score,
      double required,
      Optional<Advice> advice,
      List<String> symbols,
      List<Field> add,
      List<String> remove)
      implements Judgement {
    public Scored {
      if (!Double.isFinite(score) || !Double.isFinite(required)) {
        throw new IllegalArgumentException("not a score: " + score + " of " + required);
      }
      symbols = List.copyOf(symbols);
      add = List.copyOf(add);
      remove = List.copyOf(remove);
    }
  }

  /**
   * The engine could not answer.
   *
   * @param cause why, from a closed list
   * @param detail one line for the log, with the engine's own words
   */
  record Failed(Cause cause, String detail) implements Judgement {}

  /** The most names of rules that are kept of one answer. */
  int MOST_SYMBOLS = 200;

  /** The most header fields that are kept of one answer. */
  int MOST_FIELDS = 30;
}
