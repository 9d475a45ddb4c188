package org.postern.qmail.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.postern.inspection.engine.Eicar;

/**
 * The real scanners that this machine has, run for the demo, and the shipped configuration with
 * them in it. What is not installed is named with its Debian package and left out.
 */
final class DemoEngines implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path YARAC = Path.of("/usr/bin/yarac");
  private static final String VIRUS_ENGINES = "<engines>builtin:</engines>";
  private static final String SPAM_BEGINS = "See docs/spam.md.\n";
  private static final String SPAM_URI = "spamd://127.0.0.1:783";
  private static final String SPAM_ENDS = "</mailet>\n      -->";

  private final List<DemoDaemon> daemons = new ArrayList<>();
  private final List<String> viruses = new ArrayList<>();
  private final List<String> spam = new ArrayList<>();

  private final Path folder;

  private DemoEngines(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts all that are installed, and returns when they listen.
   *
   * @param say is told what starts and what is missing
   */
  static DemoEngines start(Consumer<String> say)
      throws IOException, InterruptedException, DemoException {
    // A short path, because sockets lie there; open to those as whom daemons of root run.
    Path folder = Files.createTempDirectory("postern-engines-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    DemoEngines engines = new DemoEngines(folder);
    try {
      for (EngineRecipe recipe :
          List.of(
              EngineRecipe.clamd(folder),
              EngineRecipe.icap(folder, freePort()),
              EngineRecipe.spamd(folder, freePort()),
              EngineRecipe.rspamd(folder, freePort()))) {
        if (recipe.isInstalled()) {
          say.accept("starting " + recipe.name());
          engines.start(recipe);
        } else {
          say.accept(recipe.name() + " is not installed; its Debian package: " + recipe.packages());
        }
      }
      engines.compileRules(say);
      return engines;
    } catch (IOException | InterruptedException | DemoException | RuntimeException e) {
      engines.close();
      throw e;
    }
  }

  private void start(EngineRecipe recipe) throws IOException, InterruptedException, DemoException {
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
    (recipe.spam() ? spam : viruses).add(recipe.uri());
  }

  /** YARA is a program and no daemon: it needs its rules compiled. */
  private void compileRules(Consumer<String> say)
      throws IOException, InterruptedException, DemoException {
    if (Files.notExists(YARAC)) {
      say.accept("yara is not installed; its Debian package: yara");
      return;
    }
    Path rules = folder.resolve("rules.yar");
    String hex = HexFormat.ofDelimiter(" ").formatHex(Eicar.bytes());
    Files.writeString(
        rules, "rule Eicar_Test { strings: $a = { " + hex + " } condition: $a at 0 }\n");
    Path compiled = folder.resolve("rules.yarc");
    Process yarac =
        new ProcessBuilder(YARAC.toString(), rules.toString(), compiled.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("yarac.out").toFile())
            .start();
    if (yarac.waitFor() != 0) {
      throw new DemoException("yarac failed; what it said is in yarac.out");
    }
    viruses.add("yara:" + compiled);
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
    if (!text.contains(VIRUS_ENGINES)) {
      throw new DemoException(container + " is not the shipped one; start without --engines");
    }
    text =
        text.replace(
            VIRUS_ENGINES,
            "<engines>"
                + String.join(", ", viruses)
                + (viruses.isEmpty() ? "" : ", ")
                + "builtin:</engines>");
    int begins = text.indexOf(SPAM_BEGINS);
    int ends = text.indexOf(SPAM_ENDS, begins);
    if (!spam.isEmpty() && begins >= 0 && ends >= 0) {
      String sample =
          text.substring(begins + SPAM_BEGINS.length(), ends)
              .replace(SPAM_URI, String.join("; ", spam));
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

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends them, the last one first, and removes their files. */
  @Override
  public void close() throws IOException {
    daemons.reversed().forEach(DemoDaemon::close);
    Workplace.remove(folder);
  }
}
