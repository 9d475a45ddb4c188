package org.postern.inspection.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an engine on which one deadline holds for every byte: connecting, writing and
 * reading never wait past it, whatever the peer does. It belongs to one thread, starts none, and
 * leaves nothing open after {@link #close}.
 */
public final class Connection implements Wire {
  /** How soon a unix socket is tried again whose queue of connections is full. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final SocketChannel channel;
  private Deadline deadline;
  private @Nullable Selector selector;

  private Connection(SocketChannel channel, Deadline deadline) {
    this.channel = channel;
    this.deadline = deadline;
  }

  /**
   * Connects to the first address of {@code endpoint} that accepts.
   *
   * @throws Trouble if none does before the deadline
   */
  public static Connection to(Endpoint endpoint, Deadline deadline) throws Trouble {
    String last = "has no address";
    try {
      for (SocketAddress address : endpoint.addresses(deadline)) {
        try {
          return switch (endpoint) {
            case Endpoint.Unix unix -> unix(unix, address, deadline);
            case Endpoint.Tcp tcp -> tcp(address, deadline);
          };
        } catch (IOException e) {
          last = String.valueOf(e.getMessage());
        }
      }
    } catch (IOException e) {
      last = String.valueOf(e.getMessage());
    }
    throw new Trouble(Cause.UNREACHABLE, endpoint + ": " + last);
  }

  private static Connection tcp(SocketAddress address, Deadline deadline)
      throws IOException, Trouble {
    Connection connection = new Connection(SocketChannel.open(), deadline);
    try {
      // Nagle's algorithm against delayed acknowledgements costs 40 ms a scan.
      connection.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connection.channel.configureBlocking(false);
      if (!connection.channel.connect(address)) {
        do {
          connection.await(SelectionKey.OP_CONNECT);
        } while (!connection.channel.finishConnect());
      }
      return connection;
    } catch (IOException | Trouble e) {
      connection.close();
      throw e;
    }
  }

  /**
   * A unix socket connects at once or, while its queue is full, refuses with a plain exception
   * (EAGAIN): then there is nothing to wait on, and it is tried again until the deadline.
   */
  private static Connection unix(Endpoint.Unix endpoint, SocketAddress address, Deadline deadline)
      throws IOException, Trouble {
    while (true) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.configureBlocking(false);
        channel.connect(address);
        return new Connection(channel, deadline);
      } catch (ConnectException e) {
        channel.close();
        throw e;
      } catch (SocketException e) {
        channel.close();
        if (!Files.isWritable(endpoint.path())) {
          throw e;
        }
        Duration left = deadline.left();
        if (left.isZero()) {
          throw new Trouble(Cause.TIMEOUT, "does not accept connections: " + e.getMessage());
        }
        LockSupport.parkNanos(Math.min(left.toNanos(), PAUSE.toNanos()));
        refuseInterrupt();
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }
  }

  @Override
  public void until(Deadline next) {
    deadline = next;
  }

  @Override
  public boolean write(ByteBuffer bytes) throws IOException, Trouble {
    while (bytes.hasRemaining()) {
      int written = channel.write(bytes);
      if (bytes.hasRemaining()
          && written == 0
          && (await(SelectionKey.OP_READ | SelectionKey.OP_WRITE) & SelectionKey.OP_READ) != 0) {
        return false;
      }
      refuseLate();
    }
    return true;
  }

  /**
   * Says that no byte follows, for protocols in which the question ends so; the answer can still be
   * read.
   *
   * @throws IOException if the connection broke
   */
  public void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public int readNow(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public int read(ByteBuffer into) throws IOException, Trouble {
    while (true) {
      refuseLate();
      int read = channel.read(into);
      if (read != 0) {
        return read;
      }
      await(SelectionKey.OP_READ);
    }
  }

  private int await(int operations) throws IOException, Trouble {
    SelectionKey key = key();
    key.interestOps(operations);
    refuseLate();
    // Rounded up: select(0) would wait for ever, and rounding down would spin.
    long millis = deadline.left().plusNanos(999_999).toMillis();
    int ready = key.selector().select(Math.max(1, millis));
    refuseInterrupt();
    refuseLate();
    return ready == 0 ? 0 : key.readyOps();
  }

  private SelectionKey key() throws IOException {
    Selector open = selector;
    if (open == null) {
      open = Selector.open();
      selector = open;
      return channel.register(open, 0);
    }
    open.selectedKeys().clear();
    return channel.keyFor(open);
  }

  private void refuseLate() throws Trouble {
    if (deadline.passed()) {
      throw new Trouble(Cause.TIMEOUT, "no answer before the deadline");
    }
  }

  private static void refuseInterrupt() throws Trouble {
    if (Thread.currentThread().isInterrupted()) {
      throw new Trouble(Cause.BROKEN, "interrupted");
    }
  }

  /** The channel first: its descriptor is freed when the selector lets go of it. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nobody waits for bytes on a connection that is being closed.
    }
    try {
      if (selector != null) {
        selector.close();
      }
    } catch (IOException e) {
      // As above.
    }
  }
}
