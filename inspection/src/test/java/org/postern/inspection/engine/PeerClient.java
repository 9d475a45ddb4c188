package org.postern.inspection.engine;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The client of a {@link ScriptedPeer}, as a script sees it. */
public final class PeerClient {
  private final SocketChannel channel;
  private final DataInputStream in;
  private long sent;
  private AtomicLong room = new AtomicLong(Long.MAX_VALUE);

  PeerClient(SocketChannel channel) {
    this.channel = channel;
    this.in = new DataInputStream(Channels.newInputStream(channel));
  }

  /** Returns what the client sends, as it comes. */
  public DataInputStream in() {
    return in;
  }

  /**
   * Returns the next line without its end.
   *
   * @throws EOFException if there is none
   */
  public String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  /** Returns lines up to an empty one, each with a line feed after it. */
  public String lines() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  /** Takes {@code count} bytes of the dialogue, whatever they are. */
  public void take(long count) throws IOException {
    in.skipNBytes(count);
  }

  /** Takes what comes until the client ends the connection. */
  public void takeAll() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Sends text as Latin-1. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes. */
  public void send(byte[] content) throws IOException {
    int length = (int) Math.min(content.length, room.get());
    ByteBuffer bytes = ByteBuffer.wrap(content, 0, length);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    sent += length;
    room.addAndGet(-length);
    if (length < content.length) {
      channel.close();
      throw new EOFException();
    }
  }

  /** Closes the connection where more than {@code bytes} are to be sent, over all connections. */
  public void sendAtMost(AtomicLong bytes) {
    room = bytes;
  }

  /** Returns how many bytes were sent. */
  public long sent() {
    return sent;
  }

  /** Sends text, one byte every {@code millis}. */
  public void drip(String text, long millis) throws IOException {
    for (char c : text.toCharArray()) {
      pause(millis);
      send(String.valueOf(c));
    }
  }

  /** Does nothing; ended by the interrupt with which a {@link ScriptedPeer} closes. */
  public void pause(long millis) throws InterruptedIOException {
    try {
      new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  /** Ends the connection. */
  public void end() throws IOException {
    channel.close();
  }

  /** Ends the connection with a reset instead of an end, where the transport has one. */
  public void reset() throws IOException {
    if (channel.getLocalAddress() instanceof InetSocketAddress) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    channel.close();
  }
}
