package org.postern.qmail.daemon;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.postern.inspection.settings.ByteSize;
import org.postern.inspection.settings.Durations;

/** How the values of posternd's settings are written. Each one's errors say what to write. */
final class SettingForms {
  private SettingForms() {}

  /**
   * A path that does not depend on where posternd was started.
   *
   * @param such one to write instead
   */
  static Function<String, Path> path(String such) {
    return text -> {
      if (!text.startsWith("/") || text.indexOf(0) >= 0) {
        throw wrong(text, "is not an absolute path", such);
      }
      return Path.of(text);
    };
  }

  /** A size within limits. */
  static Function<String, Long> size(long least, long most) {
    return text -> {
      long bytes = ByteSize.parse(text).bytes();
      if (bytes < least || bytes > most) {
        String limits = new ByteSize(least) + " to " + new ByteSize(most);
        throw wrong(text, "is out of range", "a size from " + limits);
      }
      return bytes;
    };
  }

  /** Bytes that fit into memory: at most 1g. */
  static Function<String, Integer> smallSize(int least) {
    return size(least, 1L << 30).andThen(Long::intValue);
  }

  /** A whole number within limits. */
  static Function<String, Integer> count(int least, int most) {
    return text -> {
      try {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw wrong(text, "is not a whole number", "one from " + least + " to " + most);
      }
      throw wrong(text, "is out of range", "a number from " + least + " to " + most);
    };
  }

  /** A length of time, from a millisecond to a day. */
  static Duration duration(String text) {
    return Durations.parse(text, Duration.ofMillis(1), Duration.ofDays(1));
  }

  /** {@code true} or {@code false}. */
  static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(text, "is neither true nor false", "true or false");
    };
  }

  /** Permissions as chmod(1) takes them in octal digits. */
  static Set<PosixFilePermission> mode(String text) {
    if (!text.matches("0?[0-7]{3}")) {
      throw wrong(text, "is not a file mode", "0666 or 0660");
    }
    String last = text.substring(text.length() - 3);
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      int digit = last.charAt(i) - '0';
      letters.append((digit & 4) != 0 ? 'r' : '-');
      letters.append((digit & 2) != 0 ? 'w' : '-');
      letters.append((digit & 1) != 0 ? 'x' : '-');
    }
    return PosixFilePermissions.fromString(letters.toString());
  }

  /** {@code off}, or an IP address and a port. */
  static Optional<InetSocketAddress> listen(String text) {
    if (text.equals("off")) {
      return Optional.empty();
    }
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw wrong(text, "is not an address to listen on", "127.0.0.1:628 or off");
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = count(0, 65_535).apply(text.substring(colon + 1));
    InetAddress address = Network.parse(host).address();
    return Optional.of(new InetSocketAddress(address, port));
  }

  /** {@code off}, or an address of this host that only this host can reach, and a port. */
  static Optional<InetSocketAddress> loopback(String text) {
    Optional<InetSocketAddress> address = listen(text);
    if (address.filter(given -> !given.getAddress().isLoopbackAddress()).isPresent()) {
      throw wrong(text, "is not on loopback", "127.0.0.1:9811 or off");
    }
    return address;
  }

  /** Networks with commas between them. */
  static List<Network> networks(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).map(Network::parse).toList();
  }

  /** A line for the sender of a message, or nothing. */
  static String text(String text) {
    if (text.length() > 250 || !text.chars().allMatch(c -> c >= 32 && c < 127)) {
      throw wrong(text, "is not one line of at most 250 US-ASCII characters", "4.3.0 Try later");
    }
    return text;
  }

  private static IllegalArgumentException wrong(String text, String what, String instead) {
    return new IllegalArgumentException("\"" + text + "\" " + what + "; write " + instead);
  }
}
