package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All clients being served, no more than a set number at a time. Each has a platform thread,
 * because qmail-queue is run and waited for in native code.
 */
final class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final Reply FULL =
      Reply.of(
          ExitCode.REFUSED_FOR_NOW,
          "4.3.2 Too many messages at once, try again later",
          "too many messages at once");

  private final Semaphore free;
  private final int limit;
  private final Duration idle;
  private final Duration total;
  private final LongSupplier ticker;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("message-", 1).factory());

  /**
   * @param limit how many at a time
   * @param idle how long a client may say nothing while it sends its message
   * @param total how long it may take to send it
   * @param ticker the clock, in nanoseconds
   */
  Connections(int limit, Duration idle, Duration total, LongSupplier ticker) {
    this.limit = limit;
    this.idle = idle;
    this.total = total;
    this.ticker = ticker;
    free = new Semaphore(limit);
  }

  /** Serves a client on a thread of its own, or turns it away at once if the house is full. */
  void welcome(SocketChannel client, Conversation conversation) throws IOException {
    Connection connection = new Connection(client, ticker);
    if (!free.tryAcquire()) {
      turnAway(client, connection, conversation.protocol());
      return;
    }
    open.add(connection);
    threads.execute(
        () -> {
          try {
            conversation.hold(connection);
          } finally {
            open.remove(connection);
            free.release();
          }
        });
  }

  private void turnAway(SocketChannel client, Connection connection, Protocol protocol)
      throws IOException {
    try (connection) {
      client.configureBlocking(false);
      client.write(protocol.answer(FULL));
      LOG.warn("refused with {}: {} messages at once are enough", FULL.code(), limit);
    }
  }

  /** Cuts off those who are too slow. Called every now and then. */
  void expire() {
    open.forEach(connection -> connection.expire(idle, total));
  }

  /** Returns how many clients are being served. */
  int size() {
    return limit - free.availablePermits();
  }

  /**
   * Waits until all clients have been served, then ends those that are left.
   *
   * @return how many were left
   */
  int finish(Duration patience) {
    threads.shutdown();
    boolean done = false;
    try {
      done = threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int left = done ? 0 : size();
    open.forEach(Connection::drop);
    threads.shutdownNow();
    return left;
  }
}
