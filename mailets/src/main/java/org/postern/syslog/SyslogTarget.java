package org.postern.syslog;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a syslog listens, as the administrator writes it: {@code syslog:/dev/log}, {@code
 * syslog+udp://host:514}, {@code syslog+tcp://host:601}, {@code syslog+tls://host:6514}.
 */
public sealed interface SyslogTarget {
  /** A socket on this host, of datagrams or of a stream. */
  record Local(Path socket) implements SyslogTarget {}

  /** A server on the network. */
  record Remote(Transport transport, String host, int port) implements SyslogTarget {}

  /** How records travel. */
  enum Transport {
    /** One datagram each (RFC 5426). */
    UDP("syslog+udp", 514),
    /** Counted octets on a connection (RFC 6587, section 3.4.1). */
    TCP("syslog+tcp", 601),
    /** The same inside TLS (RFC 5425). */
    TLS("syslog+tls", 6514);

    private final String scheme;
    private final int port;

    Transport(String scheme, int port) {
      this.scheme = scheme;
      this.port = port;
    }
  }

  /** How it is written, for errors and documentation. */
  String FORM =
      "syslog:/dev/log, syslog+udp://HOST:514, syslog+tcp://HOST:601 or syslog+tls://HOST:6514";

  /**
   * Returns what {@code text} means.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  static SyslogTarget parse(String text) {
    try {
      URI uri = new URI(text);
      Optional<SyslogTarget> target = "syslog".equals(uri.getScheme()) ? local(uri) : remote(uri);
      return target.orElseThrow(() -> wrong(text));
    } catch (URISyntaxException e) {
      throw wrong(text);
    }
  }

  private static Optional<SyslogTarget> local(URI uri) {
    String path = uri.getPath();
    boolean well =
        path != null && path.startsWith("/") && path.indexOf(0) < 0 && uri.getAuthority() == null;
    return well ? Optional.of(new Local(Path.of(path))) : Optional.empty();
  }

  private static Optional<SyslogTarget> remote(URI uri) {
    boolean bare = uri.getPath() == null || uri.getPath().isEmpty();
    if (uri.getHost() == null || !bare || uri.getQuery() != null || uri.getUserInfo() != null) {
      return Optional.empty();
    }
    for (Transport transport : Transport.values()) {
      if (transport.scheme.equals(uri.getScheme())) {
        String host = uri.getHost().replaceAll("^\\[|\\]$", "");
        int port = uri.getPort() < 0 ? transport.port : uri.getPort();
        return port <= 65_535 && port > 0
            ? Optional.of(new Remote(transport, host, port))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is not a place for reports; write logger, file, " + FORM);
  }
}
