package org.postern.inspection.settings;

import java.util.Comparator;

/**
 * One mistake in a configuration, for the administrator who has to mend it.
 *
 * @param where the file as the administrator knows it, with {@code :line} where it is known, or the
 *     element
 * @param setting the name of the setting exactly as written there
 * @param what the value that is wrong, in quotes, and what to write instead
 */
public record Problem(String where, String setting, String what) implements Comparable<Problem> {
  @Override
  public int compareTo(Problem other) {
    return Comparator.comparing(Problem::where)
        .thenComparing(Problem::setting)
        .thenComparing(Problem::what)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return where + ": " + setting + ": " + what;
  }
}
