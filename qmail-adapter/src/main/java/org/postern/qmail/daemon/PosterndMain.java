package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.file.Path;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.Chain;
import org.postern.qmail.chain.ChainSettings;
import org.postern.qmail.chain.ProcessorChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** posternd as a process: started with the configuration directory, stopped with SIGTERM. */
public final class PosterndMain {
  private static final Logger LOG = LoggerFactory.getLogger(PosterndMain.class);
  private static final int TROUBLE = 2;

  private PosterndMain() {}

  /**
   * Runs it.
   *
   * @param arguments the directory with posternd.conf and mailetcontainer.xml
   */
  public static void main(String... arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: posternd CONFIGURATION-DIRECTORY");
      System.exit(TROUBLE);
    }
    Path config = Path.of(arguments[0]).toAbsolutePath();
    try {
      PosterndSettings settings = PosterndSettings.read(config);
      Chain chain = ProcessorChain.open(ChainSettings.of(config.resolve("mailetcontainer.xml")));
      Posternd daemon = Posternd.start(settings, chain);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon, chain), "stop"));
    } catch (SettingsException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(TROUBLE);
    }
  }

  private static void stop(Posternd daemon, Chain chain) {
    try (chain;
        daemon) {
      LOG.debug("asked to stop");
    } catch (IOException e) {
      LOG.error("not all could be closed: {}", e.toString());
    }
  }
}
