package org.postern.inspection.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where an engine listens: {@code /run/clamav/clamd.ctl}, {@code 127.0.0.1:3310}. */
public sealed interface Endpoint {

  /**
   * Returns the addresses to try, in this order.
   *
   * @throws IOException if a name means nothing
   * @throws Trouble if the deadline passed before it was known
   */
  List<SocketAddress> addresses(Deadline deadline) throws IOException, Trouble;

  /** A socket in the file system. */
  record Unix(Path path) implements Endpoint {
    @Override
    public List<SocketAddress> addresses(Deadline deadline) {
      return List.of(UnixDomainSocketAddress.of(path));
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A port of a host. */
  record Tcp(HostLookup host, int port) implements Endpoint {
    @Override
    public List<SocketAddress> addresses(Deadline deadline) throws IOException, Trouble {
      return Stream.of(host.addresses(deadline))
          .<SocketAddress>map(address -> new InetSocketAddress(address, port))
          .toList();
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * Returns the endpoint that {@code text} means: an absolute path, or {@code host:port} with an
   * IPv6 address in brackets. Nothing is looked up.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  static Endpoint parse(String text) {
    if (text.startsWith("/") && !text.startsWith("//")) {
      return unix(text);
    }
    String tcp = text.startsWith("//") ? text.substring(2) : text;
    int colon = tcp.lastIndexOf(':');
    String host = colon < 0 ? "" : tcp.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    if (!isHost(host) || (host.indexOf(':') >= 0) != bracketed) {
      throw refusal(text, "is neither the absolute path of a unix socket nor host:port");
    }
    return new Tcp(new HostLookup(host), port(text, tcp.substring(colon + 1)));
  }

  private static Endpoint unix(String text) {
    // The kernel's sockaddr_un has room for 108 bytes with the terminating NUL.
    if (text.getBytes(StandardCharsets.UTF_8).length > 107) {
      throw refusal(text, "is longer than the 107 bytes that a unix socket's path can have");
    }
    return new Unix(Path.of(text));
  }

  private static int port(String text, String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = number ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65_535) {
      throw refusal(text, "has no port from 1 to 65535");
    }
    return port;
  }

  private static boolean isHost(String host) {
    return !host.isEmpty()
        && host.length() <= 253
        && host.chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || ".-_:".indexOf(c) >= 0);
  }

  private static IllegalArgumentException refusal(String text, String what) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" "
            + what
            + "; write an address such as /run/clamav/clamd.ctl, 127.0.0.1:3310 or [::1]:3310");
  }
}
