package org.postern.qmail.daemon;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;
import jdk.net.ExtendedSocketOptions;
import org.postern.inspection.content.Spool;

/**
 * One client, seen from the thread that serves it. Only {@link #expire} and {@link #drop} are
 * called by others.
 */
final class Connection implements AutoCloseable {
  private static final int BUFFER = 65_536;

  /** A client that sends more than this after it was refused must do without the reason. */
  private static final long DRAIN = 64L << 20;

  private final SocketChannel channel;
  private final boolean tcp;
  private final LongSupplier ticker;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
  private final long opened;
  private volatile long touched;
  private volatile boolean receiving = true;
  private volatile boolean late;

  /**
   * @param ticker the clock, in nanoseconds
   */
  Connection(SocketChannel channel, LongSupplier ticker) throws IOException {
    this.channel = channel;
    this.ticker = ticker;
    tcp = channel.getRemoteAddress() instanceof InetSocketAddress;
    if (tcp) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    opened = ticker.getAsLong();
    touched = opened;
  }

  /** Returns the next byte. */
  int read() throws IOException {
    fill();
    return in.get() & 0xff;
  }

  /** Fills {@code bytes}. */
  void read(byte[] bytes) throws IOException {
    for (int done = 0; done < bytes.length; ) {
      fill();
      int n = Math.min(in.remaining(), bytes.length - done);
      in.get(bytes, done, n);
      done += n;
    }
  }

  /**
   * Moves the next bytes to the spool.
   *
   * @throws RefusedException if they cannot be kept
   */
  void read(long length, Spool to) throws IOException, RefusedException {
    for (long left = length; left > 0; ) {
      fill();
      int n = (int) Math.min(in.remaining(), left);
      try {
        to.write(in.array(), in.position(), n);
      } catch (IOException e) {
        throw new RefusedException(ExitCode.CANNOT_WRITE, "spool: " + e);
      }
      in.position(in.position() + n);
      left -= n;
    }
  }

  /**
   * Makes sure that there is something to read.
   *
   * @throws EOFException if the client has gone, or was too slow and is no longer listened to
   */
  private void fill() throws IOException {
    if (in.hasRemaining()) {
      return;
    }
    if (tcp) {
      // A client that sends in small writes waits for our acknowledgement, 40 ms each time.
      // The system forgets the option, so it is set anew.
      channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
    in.clear();
    try {
      if (channel.read(in) < 0) {
        throw new EOFException(late ? "client is too slow" : "client went away");
      }
    } finally {
      in.flip();
    }
    touched = ticker.getAsLong();
  }

  /** Notes that the whole message is there: from now on the client waits for us. */
  void received() {
    receiving = false;
  }

  /** Returns whether the client was cut off for being slow. */
  boolean late() {
    return late;
  }

  /** Returns whether a client that has sent everything no longer waits for the answer. */
  boolean abandoned() {
    if (in.hasRemaining()) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      try {
        return channel.read(in.clear()) < 0;
      } finally {
        in.limit(in.position()).position(0);
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      return true;
    }
  }

  /** Stops listening to a client that has not sent everything in time. */
  void expire(Duration idle, Duration total) {
    long now = ticker.getAsLong();
    if (receiving && (now - touched > idle.toNanos() || now - opened > total.toNanos())) {
      late = true;
      try {
        channel.shutdownInput();
      } catch (IOException e) {
        drop();
      }
    }
  }

  /** Ends the connection, whatever its thread does. */
  void drop() {
    try {
      channel.close();
    } catch (IOException e) {
      // Closing is all that could be done, and the descriptor is given back even so.
      return;
    }
  }

  void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Lets the client read its answer. On TCP an answer is lost if we close while the client still
   * sends, so what it sends is read to the end, within the time-outs; on a unix socket nothing is
   * lost.
   */
  void finish() throws IOException {
    if (tcp && receiving) {
      channel.shutdownOutput();
      for (long left = DRAIN; left > 0 && channel.read(in.clear()) >= 0; ) {
        left -= in.position();
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
