package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A name is looked up so that the deadline holds, whatever the system's resolver does. */
class HostLookupTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final InetAddress[] SOMEWHERE = {InetAddress.getLoopbackAddress()};

  @Test
  void a_resolver_that_hangs_is_a_timeout_and_has_one_thread() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    HostLookup lookup =
        new HostLookup(
            "clamav.example.org",
            host -> {
              asked.incrementAndGet();
              awaitQuietly(end);
              return SOMEWHERE;
            });
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(Trouble.class)
          .isThrownBy(() -> lookup.addresses(Deadline.in(SHORT)))
          .satisfies(e -> assertThat(e.answer().cause()).isEqualTo(Cause.TIMEOUT));
    }
    assertThat(asked).hasValue(1);
    end.countDown();
    assertThat(lookup.addresses(Deadline.in(AMPLE))).isEqualTo(SOMEWHERE);
  }

  @Test
  void an_answer_is_used_again() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HostLookup lookup =
        new HostLookup(
            "clamav.example.org",
            host -> {
              asked.incrementAndGet();
              return SOMEWHERE;
            });
    lookup.addresses(Deadline.in(AMPLE));
    lookup.addresses(Deadline.in(AMPLE));
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_name_that_means_nothing_is_said_and_asked_for_again() {
    AtomicInteger asked = new AtomicInteger();
    HostLookup lookup =
        new HostLookup(
            "clamav.example.org",
            host -> {
              asked.incrementAndGet();
              throw new UnknownHostException(host);
            });
    for (int i = 1; i < 3; i++) {
      assertThatThrownBy(() -> lookup.addresses(Deadline.in(AMPLE)))
          .isInstanceOf(IOException.class)
          .hasMessage("no address for the name clamav.example.org");
    }
    assertThat(asked).hasValueGreaterThan(0);
  }

  @Test
  void an_address_needs_no_lookup() throws Exception {
    assertThat(new HostLookup("127.0.0.1").addresses(Deadline.in(AMPLE)))
        .containsExactly(InetAddress.getByName("127.0.0.1"));
    assertThat(new HostLookup("::1").addresses(Deadline.in(AMPLE)))
        .containsExactly(InetAddress.getByName("::1"));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
