package org.postern.qmail.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The real scanners that this machine has, run for the demo, and the shipped configuration with
 * them in it. What is not installed is named with its Debian package and left out.
 */
final class DemoEngines implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String VIRUS_ENGINES = "<engines>builtin:</engines>";
  private static final String SPAM_BEGINS = "See docs/spam.md.\n";
  private static final String SPAM_URI = "spamd://127.0.0.1:783";
  private static final String SPAM_ENDS = "</mailet>\n      -->";

  private final List<DemoDaemon> daemons = new ArrayList<>();
  private final List<EngineRecipe> running = new ArrayList<>();

  private DemoEngines() {}

  /**
   * Starts all that are installed, and returns when they listen.
   *
   * @param folder where their files go; a short path, because sockets lie there
   * @param say is told what starts and what is missing
   */
  static DemoEngines start(Path folder, Consumer<String> say)
      throws IOException, InterruptedException, DemoException {
    DemoEngines engines = new DemoEngines();
    try {
      for (EngineRecipe recipe :
          List.of(
              EngineRecipe.clamd(folder),
              EngineRecipe.icap(folder, freePort()),
              EngineRecipe.spamd(folder, freePort()),
              EngineRecipe.rspamd(folder, freePort()))) {
        if (recipe.isInstalled()) {
          say.accept("starting " + recipe.name());
          engines.start(recipe, folder);
        } else {
          say.accept(recipe.name() + " is not installed; its Debian package: " + recipe.packages());
        }
      }
      return engines;
    } catch (IOException | InterruptedException | DemoException | RuntimeException e) {
      engines.close();
      throw e;
    }
  }

  private void start(EngineRecipe recipe, Path folder)
      throws IOException, InterruptedException, DemoException {
    for (Map.Entry<String, String> file : recipe.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    SocketAddress address =
        recipe.socket().isEmpty()
            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), recipe.port())
            : UnixDomainSocketAddress.of(folder.resolve(recipe.socket()));
    DemoDaemon daemon = DemoDaemon.start(recipe, folder, address);
    daemons.add(daemon);
    daemon.await(PATIENCE);
    running.add(recipe);
  }

  /**
   * Copies a configuration and names the engines in it, the built-in one last.
   *
   * @return the copy
   * @throws DemoException if the file is not the shipped one, so that there is no place for them
   */
  Path configured(Path conf, Path copy) throws IOException, DemoException {
    Workplace.copy(conf, copy);
    Path container = copy.resolve("mailetcontainer.xml");
    String text = Files.readString(container);
    String viruses = uris(false);
    if (!text.contains(VIRUS_ENGINES)) {
      throw new DemoException(container + " is not the shipped one; start without --engines");
    }
    text =
        text.replace(
            VIRUS_ENGINES,
            "<engines>" + (viruses.isEmpty() ? "" : viruses + ", ") + "builtin:</engines>");
    String spam = uris(true).replace(", ", "; ");
    int begins = text.indexOf(SPAM_BEGINS);
    int ends = text.indexOf(SPAM_ENDS, begins);
    if (!spam.isEmpty() && begins >= 0 && ends >= 0) {
      String sample = text.substring(begins + SPAM_BEGINS.length(), ends).replace(SPAM_URI, spam);
      text =
          text.substring(0, begins)
              + "-->\n"
              + sample
              + "</mailet>"
              + text.substring(ends + SPAM_ENDS.length());
    }
    Files.writeString(container, text);
    return copy;
  }

  private String uris(boolean spam) {
    return running.stream()
        .filter(recipe -> recipe.spam() == spam)
        .map(EngineRecipe::uri)
        .collect(Collectors.joining(", "));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends them, the last one first. */
  @Override
  public void close() {
    daemons.reversed().forEach(DemoDaemon::close);
  }
}
