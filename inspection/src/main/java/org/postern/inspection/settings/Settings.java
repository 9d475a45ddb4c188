package org.postern.inspection.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one element of the configuration, as text, and the mistakes seen so far while
 * reading them. Read every setting, then call {@link #check}: all mistakes come at once.
 */
public final class Settings {
  private final String where;
  private final Map<String, String> values;
  private final List<Setting<?>> known = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param where what the administrator has to open to mend a mistake
   * @param values the settings as written
   */
  public Settings(String where, Map<String, String> values) {
    this.where = where;
    this.values = new TreeMap<>(values);
  }

  /**
   * Returns the value of a setting, its default if it is not set, or null if it cannot be had:
   * {@link #check} then throws.
   */
  public <T> @Nullable T read(Setting<T> setting) {
    known.add(setting);
    String text = values.get(setting.name());
    if (text == null) {
      text = setting.byDefault();
    }
    if (text == null) {
      problem(setting.name(), "is missing; write a " + setting.form());
      return null;
    }
    try {
      return setting.reader().apply(text.strip());
    } catch (IllegalArgumentException e) {
      problem(setting.name(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Notes a mistake that shows only in how settings stand together. */
  public void problem(String setting, String what) {
    problem(new Problem(where, setting, what));
  }

  /** Notes a mistake that stands elsewhere, such as in a file that a setting names. */
  public void problem(Problem problem) {
    problems.add(problem);
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException with every mistake, unknown names among them
   */
  public void check() throws SettingsException {
    String names = known.stream().map(Setting::name).sorted().collect(Collectors.joining(", "));
    for (String name : values.keySet()) {
      if (known.stream().noneMatch(setting -> setting.name().equals(name))) {
        problem(
            name,
            known.isEmpty()
                ? "is not a setting here; there are none, remove it"
                : "is not a setting here; write one of " + names + ", or remove it");
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
