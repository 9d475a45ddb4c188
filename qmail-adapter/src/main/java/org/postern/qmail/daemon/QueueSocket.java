package org.postern.qmail.daemon;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The unix socket on which postern-queue finds posternd. */
final class QueueSocket {
  /** Clients that may wait to be accepted; accepting takes no time. */
  private static final int BACKLOG = 512;

  private QueueSocket() {}

  /**
   * Opens the socket. It takes its name once its mode is right, and the name of a socket that a
   * killed posternd left.
   *
   * @throws IOException if a running daemon has it
   */
  static ServerSocketChannel open(PosterndSettings.Socket settings) throws IOException {
    Path path = settings.path();
    if (Files.exists(path) && answers(path)) {
      throw new IOException(
          path + " belongs to another posternd that runs; stop it, or set socket");
    }
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(draft);
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.bind(UnixDomainSocketAddress.of(draft), BACKLOG);
      Files.setPosixFilePermissions(draft, settings.mode());
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
      return socket;
    } catch (IOException e) {
      socket.close();
      Files.deleteIfExists(draft);
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  private static boolean answers(Path path) throws IOException {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return client.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }
}
