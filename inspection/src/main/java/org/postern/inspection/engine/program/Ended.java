package org.postern.inspection.engine.program;

import java.nio.file.Path;

/**
 * How a program that ran to its end ended.
 *
 * @param code its exit code; 128 and a number if a signal of that number killed it; -1 if it said
 *     none
 * @param output what it wrote to its output and its error output, a stranger's text
 * @param file the path of the content it looked at, which may stand in the output
 */
public record Ended(int code, String output, Path file) {

  /** Returns the first line of the output that is not blank, or how the program ended. */
  public String firstLine() {
    return output
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(String::strip)
        .orElse("said nothing");
  }
}
