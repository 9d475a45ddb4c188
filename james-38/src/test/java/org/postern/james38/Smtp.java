package org.postern.james38;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An SMTP client that sends bytes as they are (RFC 5321). */
final class Smtp implements AutoCloseable {
  private static final int SECONDS = 60;

  private final Socket socket = new Socket();
  private final BufferedReader replies;
  private final OutputStream out;

  /**
   * @param from the address to connect from; 127.0.0.2 may relay, 127.0.0.1 may not
   */
  Smtp(String from, int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(SECONDS * 1000);
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    replies =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    out = socket.getOutputStream();
    reply();
    command("EHLO client.example");
  }

  /**
   * Sends one message.
   *
   * @return what the server said at the end, or the first refusal
   */
  String send(String sender, List<String> recipients, byte[] message) throws IOException {
    String answer = command("MAIL FROM:<" + sender + ">");
    for (String recipient : recipients) {
      if (!answer.startsWith("2")) {
        return answer;
      }
      answer = command("RCPT TO:<" + recipient + ">");
    }
    return answer.startsWith("2") ? data(message) : answer;
  }

  /** Sends the bytes of a message, dots doubled, and its end. */
  String data(byte[] message) throws IOException {
    String answer = command("DATA");
    if (!answer.startsWith("354")) {
      return answer;
    }
    out.write(stuffed(message));
    out.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return reply();
  }

  String command(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return reply();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Doubles the dot at the beginning of a line, and ends the last line if it has no end. */
  static byte[] stuffed(byte[] message) {
    ByteArrayOutputStream stuffed = new ByteArrayOutputStream(message.length + 16);
    boolean lineStart = true;
    for (byte b : message) {
      if (lineStart && b == '.') {
        stuffed.write('.');
      }
      stuffed.write(b);
      lineStart = b == '\n';
    }
    if (!lineStart) {
      stuffed.writeBytes(new byte[] {'\r', '\n'});
    }
    return stuffed.toByteArray();
  }

  private String reply() throws IOException {
    String line = replies.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = replies.readLine();
    }
    if (line == null) {
      throw new IOException("the server hung up");
    }
    return line;
  }
}
