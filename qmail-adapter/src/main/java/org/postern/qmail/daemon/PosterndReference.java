package org.postern.qmail.daemon;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.settings.Setting;

/**
 * Every setting of posternd with its default and its meaning. The reference page is made of them.
 */
final class PosterndReference {
  private PosterndReference() {}

  static final Setting<Path> SOCKET =
      new Setting<>(
          "socket",
          "path",
          "/run/postern/queue.sock",
          "Where postern-queue finds posternd. Its directory must exist.",
          SettingForms.path("/run/postern/queue.sock"));
  static final Setting<Set<PosixFilePermission>> SOCKET_MODE =
      new Setting<>(
          "socketMode",
          "octal mode",
          "0666",
          "Who may hand in mail: like qmail-queue, everybody on this host.",
          SettingForms::mode);
  static final Setting<Path> QMAIL_QUEUE =
      new Setting<>(
          "qmailQueue",
          "path",
          "/var/qmail/bin/qmail-queue",
          "The real qmail-queue. Run posternd as qmaild, so that it writes the Received line that"
              + " qmail-smtpd's mail always had.",
          SettingForms.path("/var/qmail/bin/qmail-queue"));
  static final Setting<Path> QMAIL_CONTROL =
      new Setting<>(
          "qmailControl",
          "path",
          "/var/qmail/control",
          "Where qmail's control files lie. Domains in rcpthosts, morercpthosts, locals,"
              + " virtualdomains and me are yours when a rule asks for a direction. Without"
              + " rcpthosts every domain is.",
          SettingForms.path("/var/qmail/control"));
  static final Setting<Duration> QUEUE_TIMEOUT =
      new Setting<>(
          "queueTimeout",
          "duration",
          "60s",
          "How long one qmail-queue may take. Then it is killed, and the client tries again.",
          SettingForms::duration);
  static final Setting<Path> STATE =
      new Setting<>(
          "state",
          "path",
          "/var/lib/postern",
          "Where large messages lie while they are scanned, and deliveries that have to be tried"
              + " again. Only one posternd may use it.",
          SettingForms.path("/var/lib/postern"));
  static final Setting<Integer> SPOOL_MEMORY =
      new Setting<>(
          "spoolMemory",
          "size",
          "1m",
          "A message up to this size is kept in memory while it is scanned, a larger one in a file"
              + " without a name. Times `connections`, it bounds what messages take.",
          SettingForms.smallSize(1));
  static final Setting<Long> MESSAGE_LIMIT =
      new Setting<>(
          "messageLimit",
          "size",
          "256m",
          "A larger message is refused for good. Set qmail's control/databytes lower: qmail-smtpd"
              + " then says so while the client still sends.",
          SettingForms.size(1, 1L << 40));
  static final Setting<Integer> ENVELOPE_LIMIT =
      new Setting<>(
          "envelopeLimit",
          "size",
          "4m",
          "All addresses of a message together; with more it is refused for good.",
          SettingForms.smallSize(16));
  static final Setting<Integer> RECIPIENT_LIMIT =
      new Setting<>(
          "recipientLimit",
          "number",
          "10000",
          "A message for more recipients is refused for good.",
          SettingForms.count(1, 10_000_000));
  static final Setting<Integer> CONNECTIONS =
      new Setting<>(
          "connections",
          "number",
          "100",
          "So many messages at a time; the next client is told to try again. More than the"
              + " concurrency of tcpserver.",
          SettingForms.count(1, 10_000));
  static final Setting<Duration> IDLE_TIMEOUT =
      new Setting<>(
          "idleTimeout",
          "duration",
          "20m",
          "How long a client may say nothing while it sends a message: qmail-smtpd's own patience.",
          SettingForms::duration);
  static final Setting<Duration> MESSAGE_TIMEOUT =
      new Setting<>(
          "messageTimeout",
          "duration",
          "1h",
          "How long a client may take to send a whole message.",
          SettingForms::duration);
  static final Setting<Duration> STOP_TIMEOUT =
      new Setting<>(
          "stopTimeout",
          "duration",
          "30s",
          "How long a stop waits for messages that are under way. Those left are tried again by"
              + " their senders.",
          SettingForms::duration);
  static final Setting<Boolean> REMOTE_INFO_IS_USER =
      new Setting<>(
          "remoteInfoIsUser",
          "true or false",
          "false",
          "Whether TCPREMOTEINFO is the authenticated user, as older SMTP AUTH patches have it. Only"
              + " if tcpserver runs with -R: else it is what the client claims to be.",
          SettingForms::truth);
  static final Setting<Optional<InetSocketAddress>> QMQP =
      new Setting<>(
          "qmqp",
          "address:port or off",
          "off",
          "Where to listen for QMQP, for qmail-qmqpc or Postfix. 127.0.0.1:628 is usual.",
          SettingForms::listen);
  static final Setting<List<Network>> QMQP_FROM =
      new Setting<>(
          "qmqpFrom",
          "networks",
          "127.0.0.1",
          "Who may speak QMQP: addresses or ranges, with commas. QMQP knows no passwords, and who"
              + " speaks it may send to anybody.",
          SettingForms::networks);
  static final Setting<Boolean> QMQP_RELAYING =
      new Setting<>(
          "qmqpRelaying",
          "true or false",
          "false",
          "Whether mail by QMQP is from a client that may relay. True if it is the mail of your own"
              + " users; false if a mail server hands on what strangers send it.",
          SettingForms::truth);
  static final Setting<Optional<InetSocketAddress>> METRICS =
      new Setting<>(
          "metrics",
          "address:port or off",
          "off",
          "Where Prometheus may ask for /metrics by HTTP, on loopback only. 127.0.0.1:9811 is usual."
              + " The same page is always on the status socket.",
          SettingForms::loopback);
  static final Setting<String> TEXT =
      new Setting<>(
          "text",
          "line of text",
          "",
          "What the sender is told when posternd puts a message off for a reason of its own, such as"
              + " \"4.3.0 Try again later\". Empty: what qmail says.",
          SettingForms::text);

  /** Everything that can be set, in the order of the reference page. */
  static final List<Setting<?>> ALL =
      List.of(
          SOCKET,
          SOCKET_MODE,
          QMAIL_QUEUE,
          QMAIL_CONTROL,
          QUEUE_TIMEOUT,
          STATE,
          SPOOL_MEMORY,
          MESSAGE_LIMIT,
          ENVELOPE_LIMIT,
          RECIPIENT_LIMIT,
          CONNECTIONS,
          IDLE_TIMEOUT,
          MESSAGE_TIMEOUT,
          STOP_TIMEOUT,
          REMOTE_INFO_IS_USER,
          QMQP,
          QMQP_FROM,
          QMQP_RELAYING,
          METRICS,
          TEXT);
}
