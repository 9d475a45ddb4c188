package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many at once, and still in order. */
@Timeout(30)
class InOrderTest {

  @Test
  void results_come_in_the_order_of_the_inputs_though_the_first_ends_last() throws Exception {
    CountDownLatch others = new CountDownLatch(3);
    List<Integer> results = new ArrayList<>();
    new InOrder(2)
        .<Integer, Integer>each(
            List.of(0, 1, 2, 3).iterator(),
            n -> {
              if (n == 0) {
                waitFor(others);
              } else {
                others.countDown();
              }
              return n;
            },
            results::add);
    assertThat(results).containsExactly(0, 1, 2, 3);
  }

  @Test
  void not_more_than_four_for_each_thread_are_taken_ahead() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> inputs =
        IntStream.range(0, 1000).peek(_ -> taken.incrementAndGet()).iterator();
    AtomicInteger done = new AtomicInteger();
    new InOrder(3)
        .<Integer, Integer>each(
            inputs,
            n -> n,
            _ -> {
              assertThat(taken.get() - done.incrementAndGet()).isLessThanOrEqualTo(12);
              return true;
            });
    assertThat(done).hasValue(1000);
  }

  @Test
  void it_ends_when_nobody_wants_more() throws Exception {
    List<Integer> results = new ArrayList<>();
    new InOrder(2)
        .<Integer, Integer>each(
            IntStream.iterate(0, n -> n + 1).iterator(),
            n -> n,
            n -> {
              results.add(n);
              return n < 10;
            });
    assertThat(results).hasSize(11);
  }

  @Test
  void what_the_work_throws_is_not_lost() {
    assertThatThrownBy(
            () ->
                new InOrder(1)
                    .each(
                        List.of(1).iterator(),
                        _ -> {
                          throw new IllegalArgumentException("odd");
                        },
                        _ -> true))
        .hasRootCauseMessage("odd");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
