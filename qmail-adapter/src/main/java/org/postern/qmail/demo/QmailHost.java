package org.postern.qmail.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.Chain;
import org.postern.qmail.daemon.Posternd;
import org.postern.qmail.daemon.PosterndSettings;

/** The qmail side: posternd in this process, and a program in the place of qmail-queue. */
final class QmailHost implements AutoCloseable {
  private final Chain chain;
  private final Posternd daemon;
  private final StandIn queue;
  private final QmailClient client;

  private QmailHost(Chain chain, Posternd daemon, StandIn queue, QmailClient client) {
    this.chain = chain;
    this.daemon = daemon;
    this.queue = queue;
    this.client = client;
  }

  /** Starts it; when this returns, it takes mail. */
  static QmailHost start(Workplace place, Path shipped, Chains chains)
      throws IOException, SettingsException, InterruptedException, DemoException {
    Path folder = place.folder("qmail");
    Path conf = folder.resolve("conf");
    Workplace.copy(shipped, conf);
    StandIn queue = StandIn.in(folder);
    Path socket = place.sockets().resolve("queue.sock");
    Optional<QueueProgram> program = QueueProgram.build(place, socket);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("socket", socket.toString());
    settings.put("socketMode", "0600");
    settings.put("qmailQueue", queue.program().toString());
    settings.put("state", place.folder("qmail/state").toString());
    if (program.isEmpty()) {
      settings.put("qmqp", "127.0.0.1:0");
    }
    Chain chain = chains.open(conf);
    try {
      Posternd daemon = Posternd.start(PosterndSettings.of(conf, "demo", settings), chain);
      QmailClient client = program.isPresent() ? program.get() : new QmqpClient(address(daemon));
      return new QmailHost(chain, daemon, queue, client);
    } catch (IOException | SettingsException e) {
      chain.close();
      throw e;
    }
  }

  QmailClient client() {
    return client;
  }

  StandIn queue() {
    return queue;
  }

  @Override
  public void close() throws IOException {
    try {
      daemon.close();
    } finally {
      chain.close();
    }
  }

  private static InetSocketAddress address(Posternd daemon) {
    return daemon.qmqpAddress().orElseThrow();
  }
}
