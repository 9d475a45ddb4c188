package org.postern.qmail.daemon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/** The TCP socket on loopback that Prometheus asks. */
final class MetricsSocket {
  private static final int BACKLOG = 16;

  private MetricsSocket() {}

  /** Opens the socket. */
  static ServerSocketChannel open(InetSocketAddress address) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      socket.bind(address, BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IOException("metrics " + address + ": " + e.getMessage(), e);
    }
  }
}
