package org.postern.inspection.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of any protocol that does what a test tells it to, on loopback or on a unix socket. What
 * it does with a connection is a {@link Script}; the connection is closed after it.
 *
 * <p>Its threads and descriptors are gone after {@link #close}.
 */
public final class ScriptedPeer implements AutoCloseable {

  /** What it does with one connection. */
  @FunctionalInterface
  public interface Script {
    /**
     * Plays one connection.
     *
     * @throws IOException when the client is gone; nobody is told
     */
    void play(PeerClient client) throws IOException;
  }

  /**
   * Listens, but the queue of connections is full and nobody takes any out. Only from the start.
   */
  public static final Script NEVER_ACCEPTS =
      client -> {
        throw new IllegalStateException("never accepts, and yet it did");
      };

  private final ServerSocketChannel server;
  private final List<Thread> accepting = new CopyOnWriteArrayList<>();
  private final List<Thread> serving = new CopyOnWriteArrayList<>();
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Script script;

  private ScriptedPeer(SocketAddress address, Script script) {
    this.script = script;
    try {
      this.server =
          ServerSocketChannel.open(
              address instanceof UnixDomainSocketAddress
                  ? StandardProtocolFamily.UNIX
                  : StandardProtocolFamily.INET);
      server.bind(address, script == NEVER_ACCEPTS ? 1 : 50);
      if (script == NEVER_ACCEPTS) {
        fillQueue();
      } else {
        accepting.add(start("accept", this::accept));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listens on a free port of 127.0.0.1. */
  public static ScriptedPeer onLoopback(Script script) {
    return new ScriptedPeer(new InetSocketAddress("127.0.0.1", 0), script);
  }

  /** Listens on {@code socket}, which must not be there yet. */
  public static ScriptedPeer onUnixSocket(Path socket, Script script) {
    return new ScriptedPeer(UnixDomainSocketAddress.of(socket), script);
  }

  /** Changes what it does, from the next connection on. */
  public void play(Script next) {
    script = next;
  }

  /** Returns the address in the form {@code host:port} or as a path. */
  public String address() {
    try {
      return switch (server.getLocalAddress()) {
        case UnixDomainSocketAddress unix -> unix.getPath().toString();
        case InetSocketAddress tcp -> "127.0.0.1:" + tcp.getPort();
        default -> throw new IllegalStateException();
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many connections there have been. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        open.add(channel);
        connections.incrementAndGet();
        serving.add(start("connection", () -> serve(channel)));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      script.play(new PeerClient(channel));
    } catch (IOException e) {
      // The client went away, or this server did: what the client makes of it is what is tested.
    } finally {
      open.remove(channel);
    }
  }

  /** Connects until the kernel lets nobody in any more. */
  private void fillQueue() throws IOException {
    for (int i = 0; i < 10; i++) {
      SocketChannel channel =
          SocketChannel.open(
              server.getLocalAddress() instanceof UnixDomainSocketAddress
                  ? StandardProtocolFamily.UNIX
                  : StandardProtocolFamily.INET);
      open.add(channel);
      channel.configureBlocking(false);
      try {
        channel.connect(server.getLocalAddress());
      } catch (IOException full) {
        return;
      }
    }
  }

  private static Thread start(String what, Runnable task) {
    return Thread.ofPlatform().daemon().name("scripted-peer-" + what).start(task);
  }

  /** Ends at once, in the middle of whatever it does. */
  @Override
  public void close() {
    try {
      SocketAddress address = server.getLocalAddress();
      server.close();
      // Not interrupted: a connection accepted at that instant would be lost with its descriptor.
      for (Thread thread : accepting) {
        thread.join();
      }
      for (SocketChannel channel : open) {
        channel.close();
      }
      for (Thread thread : serving) {
        thread.interrupt();
        thread.join();
      }
      if (address instanceof UnixDomainSocketAddress unix) {
        Files.deleteIfExists(unix.getPath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
