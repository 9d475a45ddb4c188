package org.postern.inspection.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The addresses of one network: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or one address.
 *
 * <p>Source: RFC 4632, section 3.1; RFC 4291, section 2.3.
 */
final class AddressRange {
  private final String written;
  private final byte[] network;
  private final int bits;

  private AddressRange(String written, byte[] network, int bits) {
    this.written = written;
    this.network = network;
    this.bits = bits;
  }

  /** Returns the network that a text means; empty if it means none. No name is looked up. */
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int most = address.get().length * 8;
    int bits = slash < 0 ? most : number(text.substring(slash + 1));
    return bits < 0 || bits > most
        ? Optional.empty()
        : Optional.of(new AddressRange(text, masked(address.get(), bits), bits));
  }

  /** Returns the address without the bits behind the prefix, if it has some. */
  Optional<String> tidier() {
    try {
      String tidy = InetAddress.getByAddress(network).getHostAddress();
      byte[] asWritten =
          address(written.substring(0, Math.max(0, written.indexOf('/')))).orElse(network);
      return Arrays.equals(asWritten, network) ? Optional.empty() : Optional.of(tidy + "/" + bits);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Returns whether an address as text lies in the network; a text that is no address does not. */
  boolean holds(String address) {
    return address(address)
        .map(bytes -> bytes.length == network.length && Arrays.equals(masked(bytes, bits), network))
        .orElse(false);
  }

  @Override
  public String toString() {
    return written;
  }

  /** IPv4 addresses written as IPv6 come out as IPv4, as {@link InetAddress} has it. */
  private static Optional<byte[]> address(String text) {
    boolean four = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    boolean six =
        text.indexOf(':') >= 0
            && text.chars()
                .allMatch(c -> Character.digit(c, 16) >= 0 && c < 128 || c == ':' || c == '.');
    if (!(four && text.chars().filter(c -> c == '.').count() == 3 || six) || text.length() > 45) {
      return Optional.empty();
    }
    try {
      // Only what addresses are written with is left, so that nothing is asked of a name server.
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(text) : -1;
  }

  private static byte[] masked(byte[] address, int bits) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int own = Math.max(0, Math.min(8, bits - 8 * i));
      masked[i] &= (byte) (0xff << (8 - own));
    }
    return masked;
  }
}
