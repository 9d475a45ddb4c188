package org.postern.qmail.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.postern.inspection.text.OneLine;

/**
 * A scanner of the system that the demo runs with a configuration of its own, on loopback or a unix
 * socket, and ends by its process id.
 *
 * @param name for people
 * @param process started in its folder
 * @param address where it listens once it is ready
 * @param output what it says
 */
record DemoDaemon(String name, Process process, SocketAddress address, Path output)
    implements AutoCloseable {

  /**
   * Starts one.
   *
   * @param folder its output goes to a file there
   */
  static DemoDaemon start(EngineRecipe recipe, Path folder, SocketAddress address)
      throws IOException {
    Path output = folder.resolve(recipe.name() + ".out");
    Process process =
        new ProcessBuilder(recipe.command())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new DemoDaemon(recipe.name(), process, address, output);
  }

  /**
   * Waits until somebody can connect.
   *
   * @throws DemoException if it ends, or takes longer than that
   */
  void await(Duration patience) throws InterruptedException, DemoException {
    long end = System.nanoTime() + patience.toNanos();
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new DemoException(name + " did not start; it said: " + said());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private String said() {
    try {
      return OneLine.of(Files.readString(output), 500);
    } catch (IOException e) {
      return "nothing that can be read";
    }
  }

  private boolean listens() {
    if (address instanceof UnixDomainSocketAddress unix && Files.notExists(unix.getPath())) {
      return false;
    }
    try (SocketChannel channel =
        SocketChannel.open(
            address instanceof InetSocketAddress
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.UNIX)) {
      return channel.connect(address);
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it with its children. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
