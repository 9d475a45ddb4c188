package org.postern.james;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolTransport;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.LineHandler;

/** A connection over which nothing goes; it only knows who is at its other end. */
final class FakeTransport implements ProtocolTransport {
  @Override
  public InetSocketAddress getRemoteAddress() {
    return new InetSocketAddress("127.0.0.1", 50_000);
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return new InetSocketAddress("127.0.0.1", 25);
  }

  @Override
  public String getId() {
    return "session";
  }

  @Override
  public boolean isTLSStarted() {
    return false;
  }

  @Override
  public boolean isStartTLSSupported() {
    return false;
  }

  @Override
  public Optional<SSLSession> getSSLSession() {
    return Optional.empty();
  }

  @Override
  public boolean isProxyRequired() {
    return false;
  }

  @Override
  public void writeResponse(Response response, ProtocolSession session) {}

  @Override
  public void popLineHandler() {}

  @Override
  public void pushLineHandler(
      LineHandler<? extends ProtocolSession> handler, ProtocolSession session) {}

  @Override
  public void setReadable(boolean readable) {}

  @Override
  public boolean isReadable() {
    return true;
  }
}
