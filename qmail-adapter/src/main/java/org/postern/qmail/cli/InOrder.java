package org.postern.qmail.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Work on many things at once whose results come out in the order in which the things went in. At
 * most four of them for each thread are under way or waiting for their turn, so memory stays
 * bounded however many there are.
 */
final class InOrder {
  private static final int AHEAD = 4;

  private final int threads;

  InOrder(int threads) {
    this.threads = threads;
  }

  /**
   * Takes each input through {@code work} to {@code sink}.
   *
   * @param sink called by this thread, one result after the other; false ends it all
   * @throws IllegalStateException if {@code work} threw something
   */
  <I, O> void each(Iterator<I> inputs, Function<I, O> work, Predicate<O> sink)
      throws InterruptedException {
    Deque<Future<O>> underWay = new ArrayDeque<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      boolean wanted = true;
      while (wanted && (inputs.hasNext() || !underWay.isEmpty())) {
        while (inputs.hasNext() && underWay.size() < threads * AHEAD) {
          I input = inputs.next();
          underWay.add(pool.submit(() -> work.apply(input)));
        }
        wanted = sink.test(underWay.remove().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
