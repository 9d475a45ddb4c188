package org.postern.syslog;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream to a syslog on this host; each record ends with LF. */
final class UnixCarrier implements Carrier {
  private final SocketChannel channel;

  private UnixCarrier(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a way: a stream if the socket is one, else by {@link LoggerCarrier}.
   *
   * @throws IOException if nobody listens there
   */
  static Carrier open(Path socket, SyslogForm form) throws IOException {
    if (!Files.exists(socket)) {
      throw new IOException("there is no " + socket);
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return new UnixCarrier(channel);
    } catch (IOException e) {
      channel.close();
      if (String.valueOf(e.getMessage()).contains("Protocol wrong type")) {
        return LoggerCarrier.open(socket, form);
      }
      throw e;
    }
  }

  @Override
  public void send(SyslogRecord record) throws IOException {
    byte[] bytes = record.bytes();
    ByteBuffer line = ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) '\n').flip();
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
