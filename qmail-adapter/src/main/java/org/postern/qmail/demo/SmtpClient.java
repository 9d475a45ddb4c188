package org.postern.qmail.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The client's side of one SMTP session (RFC 5321), as small as this host needs it: no extensions
 * but 8BITMIME, one command at a time.
 */
public final class SmtpClient implements Closeable {
  private static final int LONGEST_REPLY = 64 << 10;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private SmtpClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  /**
   * Opens a session, up to the answer to EHLO.
   *
   * @param from the address of this host that the server is to see
   * @param patience for each answer
   */
  public static SmtpClient connect(InetSocketAddress server, InetAddress from, Duration patience)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(from, 0));
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) patience.toMillis());
      socket.connect(server, (int) patience.toMillis());
      SmtpClient client = new SmtpClient(socket);
      client.expect("its greeting", client.reply());
      client.expect("EHLO", client.command("EHLO localhost"));
      return client;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Hands in a message.
   *
   * @param message line ends of LF alone are sent as CRLF, all else as it is
   * @return the answer to the end of the data, or the first refusal before it
   */
  public Reply send(String from, List<String> to, byte[] message) throws IOException {
    Reply sender = command("MAIL FROM:<" + from + "> BODY=8BITMIME");
    if (sender.refused()) {
      return sender;
    }
    for (String recipient : to) {
      Reply reply = command("RCPT TO:<" + recipient + ">");
      if (reply.refused()) {
        command("RSET");
        return reply;
      }
    }
    Reply data = command("DATA");
    if (data.refused()) {
      return data;
    }
    data(message);
    return reply();
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      command("QUIT");
    }
  }

  /**
   * An answer.
   *
   * @param code three digits
   * @param text of the last line
   */
  public record Reply(int code, String text) {
    /** Returns whether it is a 4xx or a 5xx. */
    public boolean refused() {
      return code >= 400;
    }
  }

  private Reply command(String line) throws IOException {
    if (line.chars().anyMatch(c -> c < 32 || c > 126)) {
      throw new IOException("not a line of SMTP");
    }
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return reply();
  }

  private void expect(String what, Reply reply) throws IOException {
    if (reply.refused()) {
      throw new IOException(what + " was " + reply.code() + " " + reply.text());
    }
  }

  /** Sends the message: a dot in front of a dot at the start of a line, a dot at the end. */
  private void data(byte[] message) throws IOException {
    int before = '\n';
    for (int i = 0; i < message.length; i++) {
      int c = message[i];
      if (c == '\n' && before != '\r') {
        out.write('\r');
      }
      if (c == '.' && before == '\n') {
        out.write('.');
      }
      out.write(c);
      before = c;
    }
    if (before != '\n') {
      out.write('\r');
      out.write('\n');
    }
    out.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private Reply reply() throws IOException {
    int read = 0;
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (++read > LONGEST_REPLY) {
        throw new IOException("the server's answer has no end");
      }
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      String text = line.toString().strip();
      line.setLength(0);
      if (text.length() < 3 || !text.substring(0, 3).chars().allMatch(d -> d >= '0' && d <= '9')) {
        throw new IOException("not an answer of SMTP: " + text);
      }
      if (text.length() == 3 || text.charAt(3) != '-') {
        return new Reply(Integer.parseInt(text.substring(0, 3)), text.substring(3).strip());
      }
    }
  }
}
