package org.postern.inspection.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLParameters;

/**
 * A connection in TLS, with the one deadline of the {@link Connection} under it for the handshake
 * and every byte. The peer's certificate must be trusted and be for the host that was asked for.
 */
public final class TlsConnection implements Wire {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Connection under;
  private final SSLEngine engine;

  /** What came from the peer and was not yet decrypted; ready to be read. */
  private ByteBuffer cipher;

  /** What was decrypted and not yet taken; ready to be read. */
  private ByteBuffer plain;

  /** What was encrypted and not yet sent; ready to be read. */
  private ByteBuffer outgoing;

  private TlsConnection(Connection under, SSLEngine engine) {
    this.under = under;
    this.engine = engine;
    this.cipher = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).limit(0);
    this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).limit(0);
    this.outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).limit(0);
  }

  /**
   * Shakes hands over {@code connection}, which is closed if that fails.
   *
   * @param host the name or address that must be in the peer's certificate
   * @throws Trouble with {@link Cause#UNREACHABLE} if the peer is not who it should be
   */
  public static TlsConnection over(Connection connection, SSLContext context, String host, int port)
      throws Trouble {
    try {
      SSLEngine engine = context.createSSLEngine(host, port);
      engine.setUseClientMode(true);
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
      TlsConnection tls = new TlsConnection(connection, engine);
      tls.shakeHands();
      return tls;
    } catch (IOException e) {
      connection.close();
      throw new Trouble(Cause.UNREACHABLE, "no TLS with " + host + ": " + e.getMessage());
    } catch (Trouble e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void until(Deadline next) {
    under.until(next);
  }

  private void shakeHands() throws IOException, Trouble {
    engine.beginHandshake();
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> {
          wrap(NOTHING);
          while (!under.write(outgoing)) {
            hear();
          }
        }
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (!unwrap() && hear() < 0) {
            throw new IOException("the connection ended within the handshake");
          }
        }
        case NEED_TASK -> tasks();
        case FINISHED, NOT_HANDSHAKING -> {
          return;
        }
      }
    }
  }

  /** The checks of certificates: done here, so that no thread is needed. */
  private void tasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  @Override
  public boolean write(ByteBuffer bytes) throws IOException, Trouble {
    while (true) {
      if (!outgoing.hasRemaining()) {
        if (!bytes.hasRemaining()) {
          return true;
        }
        wrap(bytes);
      }
      // What the peer says may be a ticket or a new key, which is nothing for the caller.
      if (!under.write(outgoing) && (plain.hasRemaining() || hear() < 0 || decrypt())) {
        return false;
      }
    }
  }

  private void wrap(ByteBuffer bytes) throws IOException {
    outgoing.compact();
    try {
      SSLEngineResult result = engine.wrap(bytes, outgoing);
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        throw new IOException("the peer ended TLS");
      }
    } finally {
      outgoing.flip();
    }
  }

  @Override
  public int readNow(ByteBuffer into) throws IOException {
    if (!plain.hasRemaining() && !decrypt()) {
      int heard = hearNow();
      if (!decrypt()) {
        return heard < 0 || engine.isInboundDone() ? -1 : 0;
      }
    }
    return take(into);
  }

  @Override
  public int read(ByteBuffer into) throws IOException, Trouble {
    while (!plain.hasRemaining() && !decrypt()) {
      if (engine.isInboundDone() || hear() < 0) {
        return -1;
      }
    }
    return take(into);
  }

  private int take(ByteBuffer into) {
    int count = Math.min(into.remaining(), plain.remaining());
    into.put(plain.slice(plain.position(), count));
    plain.position(plain.position() + count);
    return count;
  }

  /**
   * Decrypts as long as there are whole records, and returns whether there is something to take.
   */
  private boolean decrypt() throws IOException {
    while (!plain.hasRemaining()) {
      if (!unwrap()) {
        return false;
      }
      tasks();
    }
    return true;
  }

  /** Takes one record apart, and returns false if there is no whole one. */
  private boolean unwrap() throws IOException {
    plain.compact();
    try {
      SSLEngineResult result = engine.unwrap(cipher, plain);
      return switch (result.getStatus()) {
        case OK -> result.bytesConsumed() > 0 || result.bytesProduced() > 0;
        case BUFFER_UNDERFLOW, CLOSED -> false;
        case BUFFER_OVERFLOW -> throw new IOException("a record is larger than TLS allows");
      };
    } finally {
      plain.flip();
    }
  }

  private int hear() throws IOException, Trouble {
    cipher.compact();
    try {
      return under.read(cipher);
    } finally {
      cipher.flip();
    }
  }

  private int hearNow() throws IOException {
    cipher.compact();
    try {
      return under.readNow(cipher);
    } finally {
      cipher.flip();
    }
  }

  /** Without a farewell: every answer says itself where it ends. */
  @Override
  public void close() {
    under.close();
  }
}
