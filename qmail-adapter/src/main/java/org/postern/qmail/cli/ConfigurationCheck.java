package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.postern.inspection.policy.Policy;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.daemon.PosterndSettings;

/**
 * What is wrong with a configuration.
 *
 * @param problems every mistake, each once
 * @param warnings what is no mistake and yet cannot be meant
 * @param summary what was checked, for a configuration without mistakes
 */
record ConfigurationCheck(List<Problem> problems, List<Problem> warnings, List<String> summary) {
  private static final String POLICY = "policy.xml";
  private static final String STORE = "mailrepositorystore.xml";

  ConfigurationCheck {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    summary = List.copyOf(summary);
  }

  static ConfigurationCheck of(Path folder) {
    Set<Problem> problems = new LinkedHashSet<>();
    List<Problem> warnings = new ArrayList<>();
    List<String> summary = new ArrayList<>();
    gather(problems, () -> new Configuration(folder).rehearsal().close());
    // Also where no mailet asks for it yet. The name is what ApplyPolicy calls it, so that a
    // mistake which both see is one.
    Path policy = folder.resolve(POLICY);
    if (Files.exists(policy)) {
      gather(problems, () -> warnings.addAll(policy(policy)));
    }
    gather(problems, () -> PosterndSettings.read(folder));
    if (problems.isEmpty()) {
      Path container = folder.resolve(Configuration.CONTAINER);
      summary.add(
          "%s: %d processors, %d mailets"
              .formatted(
                  container,
                  Elements.count(container, "processor", "state"),
                  Elements.count(container, "mailet", "class")));
      summary.add(line(policy, "rule", "name", "rules"));
      summary.add(line(folder.resolve(STORE), "mailrepository", "class", "repositories"));
      Path daemon = folder.resolve(PosterndSettings.FILE);
      summary.add(daemon + (Files.exists(daemon) ? ": read" : ": not there, all as by default"));
    }
    return new ConfigurationCheck(List.copyOf(problems), warnings, summary);
  }

  /** Something that reads a part of the configuration. */
  @FunctionalInterface
  private interface Reading {
    void go() throws SettingsException, IOException;
  }

  private static void gather(Set<Problem> problems, Reading reading) {
    try {
      reading.go();
    } catch (SettingsException e) {
      problems.addAll(e.problems());
    } catch (IOException e) {
      problems.add(new Problem("configuration", "file", "cannot be read: " + e.getMessage()));
    }
  }

  private static List<Problem> policy(Path file) throws SettingsException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String where = "file://conf/" + POLICY;
      return Policy.read(where, in).warnings(where, Instant.now());
    }
  }

  private static String line(Path file, String element, String attribute, String plural) {
    return Files.exists(file)
        ? "%s: %d %s".formatted(file, Elements.count(file, element, attribute), plural)
        : file + ": not there";
  }
}
