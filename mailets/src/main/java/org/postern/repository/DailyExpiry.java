package org.postern.repository;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears a repository away once a day, the first time some minutes after the start. It goes slowly,
 * so that mail is stored meanwhile as fast as ever.
 */
public final class DailyExpiry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DailyExpiry.class);
  private static final Duration FIRST = Duration.ofMinutes(10);
  private static final Duration BREATH = Duration.ofMillis(50);

  private final Shelf shelf;
  private final Expiry expiry;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("expiry").daemon().factory());

  private DailyExpiry(Shelf shelf, Expiry expiry, InstantSource clock) {
    this.shelf = shelf;
    this.expiry = expiry;
    this.clock = clock;
  }

  /** Starts one. */
  public static DailyExpiry start(Shelf shelf, Expiry expiry) {
    DailyExpiry daily = new DailyExpiry(shelf, expiry, InstantSource.system());
    daily.timer.scheduleWithFixedDelay(
        daily::runLogged, FIRST.toSeconds(), Duration.ofDays(1).toSeconds(), TimeUnit.SECONDS);
    return daily;
  }

  private void runLogged() {
    try {
      run(shelf, expiry, clock);
    } catch (IOException | RuntimeException e) {
      // Tomorrow is another day; until then the administrator knows.
      LOG.error(
          "the quarantine {} cannot be cleared away: {}; see that this server may write there",
          shelf.root(),
          e.toString());
    }
  }

  /** Clears away once, and leaves a line in the audit log if anything went. */
  static void run(Shelf shelf, Expiry expiry, InstantSource clock) throws IOException {
    Expiry.Gone gone =
        expiry.run(shelf, clock.instant(), false, () -> LockSupport.parkNanos(BREATH.toNanos()));
    if (gone.messages() > 0) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("messages", Long.toString(gone.messages()));
      fields.put("bytes", Long.toString(gone.bytes()));
      fields.put("result", "done");
      AuditLog.of(shelf).add(clock.instant(), "expire", fields);
      LOG.info("{} messages of {} bytes left {}", gone.messages(), gone.bytes(), shelf.root());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
