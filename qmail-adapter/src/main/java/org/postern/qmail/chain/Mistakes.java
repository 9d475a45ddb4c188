package org.postern.qmail.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/** The mistakes of a configuration file, gathered so that all are shown at once. */
final class Mistakes {
  private record Found(int line, Problem problem) {}

  private final String file;
  private final List<Found> found = new ArrayList<>();

  Mistakes(String file) {
    this.file = file;
  }

  /** Notes a mistake in the file itself. */
  void add(int line, String setting, String what) {
    found.add(new Found(line, new Problem(file + ":" + line, setting, what)));
  }

  /** Notes a mistake in another file that the element at {@code line} names. */
  void add(int line, Problem elsewhere) {
    found.add(new Found(line, elsewhere));
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Returns all of them as one exception, in the order of the file. */
  SettingsException thrown() {
    return new SettingsException(
        found.stream()
            .sorted(Comparator.comparingInt(Found::line))
            .map(Found::problem)
            .distinct()
            .toList());
  }
}
