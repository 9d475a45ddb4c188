package org.postern.qmail.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/**
 * A file with one setting a line: its name, a space, its value. {@code #} begins a comment line.
 */
final class ConfigurationLines {
  private ConfigurationLines() {}

  /**
   * Returns the settings in {@code file}, none if there is no such file.
   *
   * @throws SettingsException if one is set twice
   */
  static Map<String, String> read(Path file) throws IOException, SettingsException {
    Map<String, String> values = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return values;
    }
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String[] words = line.strip().split("\\s+", 2);
      if (words[0].isEmpty() || words[0].startsWith("#")) {
        continue;
      }
      String value = words.length == 1 ? "" : words[1];
      if (values.putIfAbsent(words[0], value) != null) {
        problems.add(
            new Problem(
                file + ":" + number,
                words[0],
                "\"" + value + "\" is its second value; remove one of the two"));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return values;
  }
}
