package org.postern.qmail.daemon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postern.inspection.content.Spool;
import org.postern.metrics.Family;
import org.postern.metrics.Meters;
import org.postern.qmail.chain.Chain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running posternd: it takes messages from {@code postern-queue} and by QMQP, lets the chain
 * decide, and hands on to the real qmail-queue what is to be delivered. Closing it is a clean stop.
 */
public final class Posternd implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Posternd.class);
  private static final Retries.Pause RETRY_PAUSE =
      new Retries.Pause(Duration.ofMinutes(1), Duration.ofHours(1));

  private final PosterndSettings settings;
  private final StateDirectory state;
  private final Connections connections;
  private final Intake intake;
  private final List<Listener> listeners = new ArrayList<>();
  private final ScheduledExecutorService watch = oneThread("watch");
  private final ScheduledExecutorService retrying = oneThread("retry");
  private final RetryStore retries;
  private Optional<InetSocketAddress> qmqpAddress = Optional.empty();
  private Optional<InetSocketAddress> metricsAddress = Optional.empty();

  private Posternd(
      PosterndSettings settings, Chain chain, StateDirectory state, Retries.Pause retryPause) {
    this.settings = settings;
    this.state = state;
    PosterndSettings.Patience patience = settings.patience();
    connections =
        new Connections(
            settings.connections(), patience.idle(), patience.message(), System::nanoTime);
    QmailQueue queue = new QmailQueue(settings.queue().program(), settings.queue().timeout());
    retries = new RetryStore(state.retry());
    intake = new Intake(chain, queue, retries);
    new Retries(retries, queue, retrying, retryPause).start();
    long often = Math.clamp(patience.idle().toMillis() / 4, 10, 1000);
    watch.scheduleAtFixedRate(connections::expire, often, often, TimeUnit.MILLISECONDS);
  }

  /**
   * Starts a daemon. When this returns, clients are served.
   *
   * @param chain what decides; the caller closes it, after the daemon
   * @throws IOException if a socket or directory cannot be had; the message says which
   */
  public static Posternd start(PosterndSettings settings, Chain chain) throws IOException {
    return start(settings, chain, RETRY_PAUSE);
  }

  /**
   * Starts a daemon that tells of itself, too.
   *
   * @param pages what it tells; the caller closes them, after the daemon
   * @throws IOException if a socket or directory cannot be had; the message says which
   */
  public static Posternd start(PosterndSettings settings, Chain chain, StatusPages pages)
      throws IOException {
    Posternd daemon = start(settings, chain, RETRY_PAUSE);
    try {
      Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
      PosterndSettings.Socket socket = new PosterndSettings.Socket(settings.statusSocket(), mode);
      daemon.listeners.add(new Listener("status", QueueSocket.open(socket), pages::welcome));
      if (settings.metrics().isPresent()) {
        ServerSocketChannel open = MetricsSocket.open(settings.metrics().get());
        daemon.metricsAddress = Optional.of((InetSocketAddress) open.getLocalAddress());
        daemon.listeners.add(new Listener("metrics", open, pages::welcomeForMetrics));
      }
    } catch (IOException e) {
      daemon.close();
      throw e;
    }
    return daemon;
  }

  static Posternd start(PosterndSettings settings, Chain chain, Retries.Pause retryPause)
      throws IOException {
    StateDirectory state = new StateDirectory(settings.state());
    Posternd daemon = new Posternd(settings, chain, state, retryPause);
    try {
      daemon.listen();
    } catch (IOException e) {
      daemon.close();
      throw e;
    }
    return daemon;
  }

  private void listen() throws IOException {
    if (settings.qmqp().listen().isPresent()) {
      ServerSocketChannel socket = QmqpSocket.open(settings.qmqp().listen().get());
      qmqpAddress = Optional.of((InetSocketAddress) socket.getLocalAddress());
      QmqpSocket.Clients clients = new QmqpSocket.Clients(settings.qmqp(), settings.limits());
      listeners.add(
          new Listener(
              "qmqp",
              socket,
              client -> {
                Optional<Protocol> protocol = clients.protocol(client);
                if (protocol.isPresent()) {
                  connections.welcome(client, conversation(protocol.get()));
                }
              }));
    }
    Conversation local =
        conversation(
            new QueueProtocol(
                settings.limits(), new ClientEnvironment(settings.remoteInfoIsUser())));
    listeners.add(
        new Listener(
            "queue",
            QueueSocket.open(settings.socket()),
            client -> connections.welcome(client, local)));
    LOG.info("posternd takes messages on {}{}", settings.socket().path(), alsoQmqp());
  }

  private String alsoQmqp() {
    return qmqpAddress.map(address -> " and by QMQP on " + address).orElse("");
  }

  private Conversation conversation(Protocol protocol) {
    return new Conversation(
        protocol,
        intake,
        () -> new Spool(state.spool(), settings.spoolMemory()),
        settings.text(),
        Clock.systemUTC());
  }

  /** Returns where QMQP is spoken, with the port that the system chose if none was set. */
  public Optional<InetSocketAddress> qmqpAddress() {
    return qmqpAddress;
  }

  /** Returns where metrics are served over TCP, with the port that the system chose, if at all. */
  public Optional<InetSocketAddress> metricsAddress() {
    return metricsAddress;
  }

  /** Returns how many clients are being served. */
  public int connections() {
    return connections.size();
  }

  /** Lets metrics tell how this daemon is doing. */
  public void measure(Meters meters, Clock clock) {
    long started = clock.instant().getEpochSecond();
    meters.gauge(Family.START, () -> started);
    meters.gauge(Family.CONNECTIONS, connections::size);
    meters.gauge(Family.CONNECTIONS_LIMIT, settings::connections);
    meters.gauge(Family.RETRY_MESSAGES, () -> retries.waiting(clock.instant()).messages());
    meters.gauge(Family.RETRY_OLDEST, () -> retries.waiting(clock.instant()).oldest().toSeconds());
  }

  /**
   * Stops taking messages, finishes those under way within {@code stopTimeout}, and gives back
   * sockets and directories.
   */
  @Override
  public void close() throws IOException {
    for (Listener listener : listeners) {
      listener.close();
    }
    int left = connections.finish(settings.patience().stop());
    retrying.shutdownNow();
    // A delivery that is under way ends first: the next posternd would make it a second time.
    awaitRetry(settings.patience().stop());
    watch.shutdownNow();
    if (!listeners.isEmpty()) {
      Files.deleteIfExists(settings.socket().path());
      Files.deleteIfExists(settings.statusSocket());
      LOG.info("posternd has stopped, {} messages were cut off", left);
    }
    state.close();
  }

  private void awaitRetry(Duration patience) {
    try {
      if (!retrying.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a delivery of the retry store was cut off; it may be made twice");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ScheduledExecutorService oneThread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name(name).daemon().factory());
  }
}
