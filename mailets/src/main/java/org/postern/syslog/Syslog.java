package org.postern.syslog;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A syslog that nobody waits for. Records go into a queue that has an end, and from there, in a
 * thread of its own, to wherever it is; a way that hangs or breaks is closed and opened again, with
 * a pause that grows. While the queue is full records are dropped, which is counted and said.
 */
public final class Syslog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Syslog.class);

  private final String name;
  private final SyslogForm form;
  private final Carrier.Opening opening;
  private final Patience patience;
  private final Runnable whenDropped;
  private final BlockingQueue<SyslogRecord> queue;
  private final AtomicLong dropped = new AtomicLong();
  private final ScheduledExecutorService watch;
  private final Thread sender;
  private volatile @Nullable Carrier open;
  private volatile boolean closing;

  /**
   * How patient it is.
   *
   * @param records that wait at most
   * @param step how long one connect or one record may take
   * @param first pause after the way was lost
   * @param longest pause
   * @param last how long {@link Syslog#close} waits for what is in the queue
   */
  record Patience(int records, Duration step, Duration first, Duration longest, Duration last) {
    static final Patience USUAL =
        new Patience(
            10_000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2));
  }

  Syslog(
      String name,
      SyslogForm form,
      Carrier.Opening opening,
      Patience patience,
      Runnable whenDropped) {
    this.name = name;
    this.form = form;
    this.opening = opening;
    this.patience = patience;
    this.whenDropped = whenDropped;
    queue = new ArrayBlockingQueue<>(patience.records());
    ScheduledThreadPoolExecutor watching =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("syslog-watch").daemon().factory());
    watching.setRemoveOnCancelPolicy(true);
    watch = watching;
    sender = Thread.ofPlatform().name("syslog").daemon().start(this::run);
  }

  /** Takes a line, or drops it; never waits. */
  public void write(Instant time, String text) {
    if (!queue.offer(new SyslogRecord(form, time, text))) {
      whenDropped.run();
      if (dropped.getAndIncrement() == 0) {
        LOG.error("{} does not take the lines that are written: from now on some are lost", name);
      }
    }
  }

  private void run() {
    Duration pause = patience.first();
    @Nullable SyslogRecord inHand = null;
    while (true) {
      try {
        if (inHand == null) {
          inHand = queue.take();
        }
        deliver(inHand);
        inHand = null;
        pause = patience.first();
        tellOfDropped();
      } catch (IOException e) {
        LOG.warn("{} cannot be reached ({}); it is tried again in {}", name, e.toString(), pause);
        abandon();
        if (closing) {
          return;
        }
        try {
          Thread.sleep(pause);
        } catch (InterruptedException ended) {
          return;
        }
        pause = longer(pause);
      } catch (InterruptedException e) {
        abandon();
        return;
      }
    }
  }

  private void deliver(SyslogRecord record) throws IOException {
    Carrier carrier = open;
    if (carrier == null) {
      carrier = opening.open();
      open = carrier;
    }
    Carrier watched = carrier;
    ScheduledFuture<?> guard =
        watch.schedule(() -> close(watched), patience.step().toMillis(), TimeUnit.MILLISECONDS);
    try {
      carrier.send(record);
    } finally {
      guard.cancel(false);
    }
  }

  private void tellOfDropped() {
    if (queue.isEmpty()) {
      long lost = dropped.getAndSet(0);
      if (lost > 0) {
        LOG.error("{} takes lines again; {} were lost", name, lost);
      }
    }
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(patience.longest()) < 0 ? twice : patience.longest();
  }

  private void abandon() {
    Carrier carrier = open;
    open = null;
    if (carrier != null) {
      close(carrier);
    }
  }

  private void close(Carrier carrier) {
    try {
      carrier.close();
    } catch (IOException e) {
      LOG.debug("the way to {} could not be closed: {}", name, e.toString());
    }
  }

  /** Sends what waits, if that does not take long, and ends. */
  @Override
  public void close() {
    closing = true;
    long end = System.nanoTime() + patience.last().toNanos();
    try {
      while (!queue.isEmpty() && sender.isAlive() && System.nanoTime() < end) {
        sender.join(Duration.ofMillis(10));
      }
      sender.interrupt();
      if (!sender.join(patience.last())) {
        abandon();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watch.shutdownNow();
    if (!queue.isEmpty()) {
      LOG.error("{} lines for {} were lost at the end", queue.size(), name);
    }
  }
}
