package org.postern.qmail.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.postern.inspection.settings.SettingsException;
import org.postern.mailets.EnginePool;
import org.postern.qmail.chain.ChainSettings;
import org.postern.qmail.chain.ConfigurationFiles;
import org.postern.qmail.chain.ProcessorChain;
import org.postern.qmail.daemon.PosterndSettings;
import org.postern.qmail.daemon.QmailDomains;
import org.postern.qmail.metrics.Registry;

/**
 * A folder with mailetcontainer.xml and what belongs to it, as it counts behind qmail.
 *
 * @param folder need not exist
 * @param policy a file that is read in place of the policy that mailetcontainer.xml names
 */
record Configuration(Path folder, Optional<Path> policy) {
  static final String CONTAINER = "mailetcontainer.xml";

  /** The configuration as it lies in a folder. */
  Configuration(Path folder) {
    this(folder, Optional.empty());
  }

  /**
   * Opens the chain for real.
   *
   * @throws SettingsException with every mistake in the files
   */
  ProcessorChain open() throws SettingsException {
    return open(new EnginePool());
  }

  /** Opens the chain for real, with the engines in a pool of the caller's. */
  ProcessorChain open(EnginePool engines) throws SettingsException {
    return ProcessorChain.open(settings().with(EnginePool.class, engines));
  }

  /** Opens the chain for real, with engines and metrics of the caller's. */
  ProcessorChain open(EnginePool engines, Registry registry) throws SettingsException {
    return ProcessorChain.open(
        settings()
            .with(EnginePool.class, engines)
            .with(MetricFactory.class, registry)
            .with(GaugeRegistry.class, registry));
  }

  /**
   * Opens the chain to be asked what it would do. Nothing is made or touched outside this process.
   *
   * @throws SettingsException with every mistake in the files
   */
  ProcessorChain rehearsal() throws SettingsException {
    return rehearsal(new EnginePool());
  }

  /** Opens the chain to be asked what it would do, with the engines in a pool of the caller's. */
  ProcessorChain rehearsal(EnginePool engines) throws SettingsException {
    return ProcessorChain.open(settings().forTrial().with(EnginePool.class, engines));
  }

  /**
   * Every domain is local: qmail-smtpd has asked rcpthosts and RELAYCLIENT before anything comes
   * here, and a second decision would only ever be wrong. Which of them are the site's own is for
   * rules that ask for a direction.
   */
  private ChainSettings settings() throws SettingsException {
    Path container = folder.resolve(CONTAINER);
    ChainSettings settings =
        ChainSettings.of(container).withLocal(_ -> true).withOwn(new QmailDomains(control()));
    if (policy.isEmpty()) {
      return settings;
    }
    FileSystem files = new ConfigurationFiles(folder);
    return settings.with(
        FileSystem.class, new OtherPolicy(files, PolicyUrl.in(container), policy.get()));
  }

  /** Mistakes in posternd.conf are for those to tell who need it: a chain does not. */
  private Path control() {
    try {
      return PosterndSettings.read(folder).control();
    } catch (IOException | SettingsException e) {
      return folder.resolve("no-control");
    }
  }
}
