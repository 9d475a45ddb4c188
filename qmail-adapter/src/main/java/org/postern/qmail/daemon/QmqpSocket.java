package org.postern.qmail.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.postern.attributes.Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TCP socket for QMQP. */
final class QmqpSocket {
  private static final Logger LOG = LoggerFactory.getLogger(QmqpSocket.class);
  private static final int BACKLOG = 128;

  private QmqpSocket() {}

  /** Opens the socket. */
  static ServerSocketChannel open(InetSocketAddress address) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      socket.bind(address, BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IOException("qmqp " + address + ": " + e.getMessage(), e);
    }
  }

  /** Who may speak it, and what is known of them. */
  record Clients(PosterndSettings.Qmqp settings, Limits limits) {

    /** Returns how to talk to a client; a stranger's connection is closed without a word. */
    Optional<Protocol> protocol(SocketChannel client) throws IOException {
      InetAddress address = ((InetSocketAddress) client.getRemoteAddress()).getAddress();
      if (settings.from().stream().noneMatch(network -> network.contains(address))) {
        client.close();
        LOG.warn("refused QMQP from {}, which is not in qmqpFrom", address.getHostAddress());
        return Optional.empty();
      }
      return Optional.of(
          new QmqpProtocol(
              limits,
              new Client(
                  Optional.of(address.getHostAddress()),
                  Optional.empty(),
                  settings.relaying(),
                  Optional.empty())));
    }
  }
}
