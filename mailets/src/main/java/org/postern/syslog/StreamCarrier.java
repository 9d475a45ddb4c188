package org.postern.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.postern.syslog.SyslogTarget.Remote;

/**
 * Counted octets on a TCP connection, plain (RFC 6587, section 3.4.1) or in TLS (RFC 5425), with
 * the server's name checked against its certificate.
 *
 * <p>Syslog knows no answer: what was sent into a connection that the server has just closed is
 * lost. So before each record it is seen whether the server has.
 */
final class StreamCarrier implements Carrier {
  private final Socket socket;
  private final OutputStream out;

  private StreamCarrier(Socket socket) throws IOException {
    this.socket = socket;
    out = new BufferedOutputStream(socket.getOutputStream());
    socket.setSoTimeout(1);
  }

  static Carrier plain(Remote target, Duration patience) throws IOException {
    return new StreamCarrier(connected(target, patience));
  }

  static Carrier tls(Remote target, SSLContext trust, Duration patience) throws IOException {
    Socket plain = connected(target, patience);
    try {
      plain.setSoTimeout(Math.toIntExact(patience.toMillis()));
      SSLSocket socket =
          (SSLSocket)
              trust.getSocketFactory().createSocket(plain, target.host(), target.port(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      // a close does not wait longer than this for a write that hangs
      socket.setSoLinger(true, 1);
      return new StreamCarrier(socket);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static Socket connected(Remote target, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(target.host(), target.port()),
          Math.toIntExact(patience.toMillis()));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void send(SyslogRecord record) throws IOException {
    if (isOver()) {
      throw new IOException("the server has closed the connection");
    }
    byte[] bytes = record.bytes();
    out.write((bytes.length + " ").getBytes(US_ASCII));
    out.write(bytes);
    out.flush();
  }

  /** The server never says anything; if there is something to read, it is the end. */
  private boolean isOver() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
