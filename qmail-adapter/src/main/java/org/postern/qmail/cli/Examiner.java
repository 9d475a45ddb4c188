package org.postern.qmail.cli;

import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.Submission;

/**
 * A chain that is asked what it would do with a message: nothing is stored, sent or logged as done.
 * Used by many threads at once.
 */
interface Examiner extends AutoCloseable {

  /** Returns what the chain makes of a message. That it comes to no decision is an answer too. */
  Examination examine(String name, Submission submission);

  @Override
  void close();

  /** Makes an examiner of a configuration. */
  @FunctionalInterface
  interface Factory {
    Examiner open(Configuration configuration) throws SettingsException;
  }
}
