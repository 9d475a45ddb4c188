package org.postern.qmail.daemon;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses.
 *
 * @param address one of them, as bytes in network order
 * @param bits how many leading bits they share
 */
public record Network(InetAddress address, int bits) {
  /** Only addresses: a host name would be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /**
   * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24} or {@code 2001:db8::/32}.
   *
   * @throws IllegalArgumentException that says what to write instead
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    try {
      if (LITERAL.matcher(literal).matches()) {
        InetAddress address = InetAddress.getByName(literal);
        int all = 8 * address.getAddress().length;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits >= 0 && bits <= all) {
          return new Network(address, bits);
        }
      }
    } catch (UnknownHostException | NumberFormatException e) {
      throw notANetwork(text, e);
    }
    throw notANetwork(text, null);
  }

  private static IllegalArgumentException notANetwork(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" is not a network; write an address such as 127.0.0.1, or a range such as 192.0.2.0/24",
        cause);
  }

  boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
