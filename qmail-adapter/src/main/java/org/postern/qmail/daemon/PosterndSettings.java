package org.postern.qmail.daemon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * What can be set about posternd, in {@code posternd.conf} beside {@code mailetcontainer.xml}. What
 * each one means is said where it is documented: {@link #reference}.
 *
 * @param config the directory that it was read from
 * @param state where large messages and deliveries that wait lie
 * @param control qmail's control files
 * @param spoolMemory bytes of a message that are kept in memory
 * @param connections messages at a time
 * @param remoteInfoIsUser whether TCPREMOTEINFO is an authenticated user
 * @param metrics where /metrics is served over TCP; empty if nowhere
 * @param text for the sender of a message that is put off for a reason of our own; may be empty
 */
public record PosterndSettings(
    Path config,
    Path state,
    Socket socket,
    Queue queue,
    Path control,
    Limits limits,
    int spoolMemory,
    int connections,
    Patience patience,
    boolean remoteInfoIsUser,
    Qmqp qmqp,
    Optional<InetSocketAddress> metrics,
    String text) {

  /** The file in the configuration directory. */
  public static final String FILE = "posternd.conf";

  /** Where postern-queue finds posternd, and who may. */
  public record Socket(Path path, Set<PosixFilePermission> mode) {
    public Socket {
      mode = Set.copyOf(mode);
    }
  }

  /** The real qmail-queue, and how long it may take. */
  public record Queue(Path program, Duration timeout) {}

  /**
   * How long posternd waits.
   *
   * @param idle for the next byte of a message
   * @param message for a whole message
   * @param stop for messages under way when it is to end
   */
  public record Patience(Duration idle, Duration message, Duration stop) {}

  /**
   * The QMQP listener.
   *
   * @param listen where; empty if there is none
   * @param from who may speak to it
   * @param relaying whether those may send anywhere
   */
  public record Qmqp(Optional<InetSocketAddress> listen, List<Network> from, boolean relaying) {
    public Qmqp {
      from = List.copyOf(from);
    }
  }

  /** Returns where a running posternd tells how it does; only its own user may ask. */
  public Path statusSocket() {
    return state.resolve("status.sock");
  }

  /** Returns everything that can be set, in the order of the reference page. */
  public static List<Setting<?>> reference() {
    return PosterndReference.ALL;
  }

  /**
   * Reads {@code posternd.conf}; without one, everything is as it is by default.
   *
   * @throws SettingsException with every mistake in it
   */
  public static PosterndSettings read(Path config) throws IOException, SettingsException {
    Path file = config.resolve(FILE);
    return ConfigurationLines.read(file).made(values -> of(config, file.toString(), values));
  }

  /**
   * Takes the settings from {@code values}.
   *
   * @param where named in error messages
   * @throws SettingsException with every mistake
   */
  public static PosterndSettings of(Path config, String where, Map<String, String> values)
      throws SettingsException {
    Settings read = new Settings(where, values);
    var socket = read.read(PosterndReference.SOCKET);
    var socketMode = read.read(PosterndReference.SOCKET_MODE);
    var qmailQueue = read.read(PosterndReference.QMAIL_QUEUE);
    var qmailControl = read.read(PosterndReference.QMAIL_CONTROL);
    var queueTimeout = read.read(PosterndReference.QUEUE_TIMEOUT);
    var state = read.read(PosterndReference.STATE);
    var spoolMemory = read.read(PosterndReference.SPOOL_MEMORY);
    var messageLimit = read.read(PosterndReference.MESSAGE_LIMIT);
    var envelopeLimit = read.read(PosterndReference.ENVELOPE_LIMIT);
    var recipientLimit = read.read(PosterndReference.RECIPIENT_LIMIT);
    var connections = read.read(PosterndReference.CONNECTIONS);
    var idleTimeout = read.read(PosterndReference.IDLE_TIMEOUT);
    var messageTimeout = read.read(PosterndReference.MESSAGE_TIMEOUT);
    var stopTimeout = read.read(PosterndReference.STOP_TIMEOUT);
    var remoteInfoIsUser = read.read(PosterndReference.REMOTE_INFO_IS_USER);
    var qmqp = read.read(PosterndReference.QMQP);
    var qmqpFrom = read.read(PosterndReference.QMQP_FROM);
    var qmqpRelaying = read.read(PosterndReference.QMQP_RELAYING);
    var metrics = read.read(PosterndReference.METRICS);
    var text = read.read(PosterndReference.TEXT);
    read.check();
    return new PosterndSettings(
        config,
        state,
        new Socket(socket, socketMode),
        new Queue(qmailQueue, queueTimeout),
        qmailControl,
        new Limits(messageLimit, envelopeLimit, recipientLimit),
        spoolMemory,
        connections,
        new Patience(idleTimeout, messageTimeout, stopTimeout),
        remoteInfoIsUser,
        new Qmqp(qmqp, qmqpFrom, qmqpRelaying),
        metrics,
        text);
  }
}
