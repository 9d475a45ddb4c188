package org.postern.qmail.demo;

import java.nio.file.Path;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.Chain;

/** Opens a chain on a configuration. */
@FunctionalInterface
public interface Chains {

  /**
   * Returns the chain of the configuration in {@code conf}; paths in it are relative to the folder
   * above.
   *
   * @throws SettingsException with every mistake in it
   */
  Chain open(Path conf) throws SettingsException;
}
