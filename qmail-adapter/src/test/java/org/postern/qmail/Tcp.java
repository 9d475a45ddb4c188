package org.postern.qmail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the kernel tells about TCP connections. Source: proc_net_tcp in the kernel's own manual. */
final class Tcp {
  private static final String ESTABLISHED = "01";

  private Tcp() {}

  /**
   * Returns how many bytes wait for a server that has not read them, over all its connections.
   *
   * @param server {@code host:port}
   */
  static long unread(String server) throws IOException {
    String port = ":%04X".formatted(Integer.parseInt(server.substring(server.indexOf(':') + 1)));
    try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"))) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words[1].endsWith(port) && words[3].equals(ESTABLISHED))
          .mapToLong(words -> Long.parseLong(words[4].split(":")[1], 16))
          .sum();
    }
  }
}
