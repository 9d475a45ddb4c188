package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts clients on one socket until it is closed. */
final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  /** What is done with a client. Must not block. */
  interface Welcome {
    void accept(SocketChannel client) throws IOException;
  }

  private final ServerSocketChannel socket;
  private final Thread thread;

  /**
   * @param name of its thread
   */
  Listener(String name, ServerSocketChannel socket, Welcome welcome) {
    this.socket = socket;
    thread = Thread.ofPlatform().name(name).start(() -> accept(welcome));
  }

  private void accept(Welcome welcome) {
    while (true) {
      SocketChannel client;
      try {
        client = socket.accept();
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // No descriptor is left, most likely; the next client may find one.
        LOG.error("cannot accept a client: {}", e.toString());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        continue;
      }
      try {
        welcome.accept(client);
      } catch (IOException e) {
        LOG.debug("client went away at once: {}", e.toString());
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
