package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A client that says exactly what a test wants to be said, byte by byte. */
final class RawClient implements AutoCloseable {
  private final SocketChannel channel;

  RawClient(SocketAddress address) throws IOException {
    channel = SocketChannel.open(address);
  }

  /** Says something; each character is a byte. */
  RawClient say(String text) throws IOException {
    return say(text.getBytes(ISO_8859_1));
  }

  RawClient say(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    return this;
  }

  /** Says one frame of postern-queue's protocol. */
  RawClient frame(char type, String payload) throws IOException {
    return say(frameOf(type, payload.length(), payload));
  }

  /** Returns a frame whose length is what {@code length} says. */
  static String frameOf(char type, int length, String payload) {
    String head = new String(ByteBuffer.allocate(4).putInt(length).array(), ISO_8859_1);
    return type + head + payload;
  }

  /** Says that no more will come. */
  RawClient endOfInput() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  /** Returns everything that is answered until the other side closes. */
  String answer() throws IOException {
    return new String(Channels.newInputStream(channel).readAllBytes(), ISO_8859_1);
  }

  /** Returns the exit code that is answered; -1 if none is. */
  int code() throws IOException {
    String answer = answer();
    return answer.isEmpty() ? -1 : answer.charAt(0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
