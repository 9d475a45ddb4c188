package org.postern.inspection.panel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.text.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several seats that are heard at the same time. Each is heard to its end or to the deadline: one
 * that breaks the rules, by an exception or by no word at all, has failed and does not keep the
 * others from being heard. Used by many threads at once.
 *
 * @param <T> what comes out for one seat
 */
public final class Consultation<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Consultation.class);
  private static final int DETAIL_CHARS = 300;

  /** How long an engine that should have ended at the deadline is waited for. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final List<Seat> seats;
  private final Function<Seat, T> hearing;
  private final BiFunction<Seat, Answer.Failed, T> silence;

  /**
   * @param seats they stay the caller's to close
   * @param hearing asks one seat; it runs in a thread of its own
   * @param silence makes the result for a seat that was not heard to its end
   */
  public Consultation(
      List<Seat> seats, Function<Seat, T> hearing, BiFunction<Seat, Answer.Failed, T> silence) {
    this.seats = List.copyOf(seats);
    this.hearing = hearing;
    this.silence = silence;
  }

  /**
   * Returns what comes out for each seat, in their order, and does something else while they are
   * heard. What that throws comes out, and the seats are no longer waited for. The threads have
   * ended on return unless an engine heeds neither deadline nor interrupt.
   */
  public List<T> hear(Deadline deadline, Runnable meanwhile) {
    List<FutureTask<T>> hearings = new ArrayList<>();
    for (Seat seat : seats) {
      FutureTask<T> task = new FutureTask<>(() -> hearing.apply(seat));
      hearings.add(task);
      Thread.ofVirtual().name("postern-ask-" + seat.name()).start(task);
    }
    try {
      meanwhile.run();
      List<T> heard = new ArrayList<>();
      for (int i = 0; i < hearings.size(); i++) {
        heard.add(await(seats.get(i), hearings.get(i), deadline));
      }
      return heard;
    } finally {
      hearings.forEach(task -> task.cancel(true));
    }
  }

  /** Returns an engine's answer; that it throws, or says nothing, is a failure of the engine. */
  public static Answer ask(Engine engine, Content content, Deadline deadline) {
    try {
      Answer answer = engine.ask(content, deadline);
      // Declared never null, but written by somebody else: no answer is not a clean one.
      return answer == null ? failed(Cause.ENGINE_ERROR, "no answer") : answer;
    } catch (RuntimeException | Error e) {
      LOG.error("engine {} threw; the content counts as unscanned", engine.name(), e);
      return failed(Cause.ENGINE_ERROR, "threw " + e);
    }
  }

  private T await(Seat seat, FutureTask<T> task, Deadline deadline) {
    try {
      return task.get(deadline.left().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return silence.apply(seat, failed(Cause.TIMEOUT, "did not come back at its deadline"));
    } catch (ExecutionException e) {
      LOG.error("seat {} was not heard to its end", seat.name(), e);
      return silence.apply(seat, failed(Cause.ENGINE_ERROR, "threw " + e.getCause()));
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return silence.apply(seat, failed(Cause.BROKEN, "interrupted while waiting for the answer"));
    }
  }

  private static Answer.Failed failed(Cause cause, String detail) {
    return new Answer.Failed(cause, OneLine.of(detail, DETAIL_CHARS));
  }
}
