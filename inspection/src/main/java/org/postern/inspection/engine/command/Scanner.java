package org.postern.inspection.engine.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.text.OneLine;

/**
 * How one product is called and what its end means: an entry of the catalogue.
 *
 * @param name the word after {@code command:}
 * @param product its name in the world
 * @param tested the version that the entry was tried with, empty if it was not
 * @param programs where it may be; the first one that can be run is
 * @param arguments as written, with {@code %f} and {@code %d} in them
 * @param reads what it is given
 * @param mime whether it takes messages apart by itself
 * @param clean exit codes that say it looked at everything and found nothing
 * @param infected exit codes that say it found something
 * @param error exit codes that say it could not look
 * @param names where its output has the name of what it found: group 1 of the first that matches
 * @param version arguments with which it prints what it is and ends with 0; empty if none do
 */
record Scanner(
    String name,
    String product,
    String tested,
    List<Path> programs,
    List<String> arguments,
    Reads reads,
    boolean mime,
    ExitCodes clean,
    ExitCodes infected,
    ExitCodes error,
    List<Pattern> names,
    List<String> version) {
  private static final int LONGEST_NAME = 200;

  Scanner {
    programs = List.copyOf(programs);
    arguments = List.copyOf(arguments);
    names = List.copyOf(names);
    version = List.copyOf(version);
  }

  /** Returns the same scanner in another place. */
  Scanner at(Path program) {
    return new Scanner(
        name,
        product,
        tested,
        List.of(program),
        arguments,
        reads,
        mime,
        clean,
        infected,
        error,
        names,
        version);
  }

  /** What a finding is called whose name the output does not have. */
  String unnamed() {
    return "Unnamed-by-" + name;
  }

  /** Returns the first name of something found that the output has. */
  Optional<String> found(String output) {
    for (Pattern pattern : names) {
      Matcher matcher = pattern.matcher(output);
      while (matcher.find()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          String text = matcher.group(group);
          if (text != null && !text.isBlank()) {
            return Optional.of(OneLine.of(text.strip(), LONGEST_NAME));
          }
        }
      }
    }
    return Optional.empty();
  }
}
