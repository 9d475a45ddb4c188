package org.postern.inspection.engine.icap;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Connection;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Endpoint;
import org.postern.inspection.engine.TlsConnection;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.Wire;

/**
 * One service of an ICAP server.
 *
 * @param endpoint where the server listens
 * @param path the service's name on it, without a slash before it
 * @param tls whom to trust, or null for a connection in the clear
 */
record IcapService(Endpoint.Tcp endpoint, String path, @Nullable SSLContext tls) {

  /** Returns how the service is named in a request. */
  String uri() {
    return (tls == null ? "icap://" : "icaps://") + endpoint + "/" + path;
  }

  /** Connects, and makes sure that it is the right host if that is asked for. */
  Wire connect(Deadline deadline) throws Trouble {
    Connection connection = Connection.to(endpoint, deadline);
    if (tls == null) {
      return connection;
    }
    String host = endpoint.host().toString();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return TlsConnection.over(connection, tls, bare, endpoint.port());
  }
}
