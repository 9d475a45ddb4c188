package org.postern.qmail.cli;

import java.nio.file.Path;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.ChainSettings;
import org.postern.qmail.chain.ProcessorChain;

/**
 * A folder with mailetcontainer.xml and what belongs to it, as it counts behind qmail.
 *
 * @param folder need not exist
 */
record Configuration(Path folder) {
  static final String CONTAINER = "mailetcontainer.xml";

  /**
   * Opens the chain for real.
   *
   * @throws SettingsException with every mistake in the files
   */
  ProcessorChain open() throws SettingsException {
    return ProcessorChain.open(settings());
  }

  /**
   * Opens the chain to be asked what it would do. Nothing is made or touched outside this process.
   *
   * @throws SettingsException with every mistake in the files
   */
  ProcessorChain rehearsal() throws SettingsException {
    return ProcessorChain.open(settings().forTrial());
  }

  /**
   * Every domain is local: qmail-smtpd has asked rcpthosts and RELAYCLIENT before anything comes
   * here, and a second list beside rcpthosts would only ever be wrong.
   */
  private ChainSettings settings() {
    return ChainSettings.of(folder.resolve(CONTAINER)).withLocal(_ -> true);
  }
}
