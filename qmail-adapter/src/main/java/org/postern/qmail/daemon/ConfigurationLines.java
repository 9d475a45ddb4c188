package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/**
 * A file with one setting a line: its name, a space, its value. {@code #} begins a comment line.
 *
 * @param values by name; of a setting that stands twice the first
 * @param lines where each of them stands
 * @param twice those that stand there once more
 */
record ConfigurationLines(
    Path file, Map<String, String> values, Map<String, Integer> lines, List<Mistake> twice) {

  /** A mistake and its line; 0 for what is not in the file. */
  private record Mistake(int line, Problem problem) {}

  /** Reads the settings in {@code file}, none if there is no such file. */
  static ConfigurationLines read(Path file) throws IOException {
    ConfigurationLines read =
        new ConfigurationLines(
            file, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    if (!Files.exists(file)) {
      return read;
    }
    int number = 0;
    for (String line : new String(Files.readAllBytes(file), UTF_8).lines().toList()) {
      number++;
      String[] words = line.strip().split("\\s+", 2);
      if (!words[0].isEmpty() && !words[0].startsWith("#")) {
        read.add(number, words[0], words.length == 1 ? "" : words[1]);
      }
    }
    return read;
  }

  private void add(int number, String name, String value) {
    if (values.putIfAbsent(name, value) == null) {
      lines.put(name, number);
    } else {
      twice.add(
          mistake(number, name, "\"" + value + "\" is its second value; remove one of the two"));
    }
  }

  private Mistake mistake(int line, String setting, String what) {
    return new Mistake(line, new Problem(line > 0 ? file + ":" + line : "" + file, setting, what));
  }

  /** What makes something of the values. */
  interface Reading<T> {
    T of(Map<String, String> values) throws SettingsException;
  }

  /**
   * Returns what {@code reading} makes of the values.
   *
   * @throws SettingsException with every mistake, each with its line, in the order of the file
   */
  <T> T made(Reading<T> reading) throws SettingsException {
    List<Mistake> mistakes = new ArrayList<>(twice);
    Optional<T> made = Optional.empty();
    try {
      made = Optional.of(reading.of(values));
    } catch (SettingsException e) {
      for (Problem problem : e.problems()) {
        String setting = problem.setting();
        mistakes.add(mistake(lines.getOrDefault(setting, 0), setting, problem.what()));
      }
    }
    if (made.isEmpty() || !mistakes.isEmpty()) {
      throw new SettingsException(
          mistakes.stream()
              .sorted(Comparator.comparingInt(Mistake::line))
              .map(Mistake::problem)
              .toList());
    }
    return made.get();
  }
}
