package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/** The mistakes seen so far in one file. */
final class Mistakes {
  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();

  private record Mistake(int line, int column, String setting, String what) {}

  Mistakes(String file) {
    this.file = file;
  }

  /**
   * Notes a mistake in or at an element.
   *
   * @param setting what is wrong: an element as {@code <when>}, an attribute by its name
   * @param what the value in quotes, and what to write instead
   */
  void at(Element element, String setting, String what) {
    at(element.line(), element.column(), setting, what);
  }

  /** Notes a mistake at a place. */
  void at(int line, int column, String setting, String what) {
    mistakes.add(new Mistake(line, column, setting, what));
  }

  /** Returns what is wrong, without places. */
  List<String> words() {
    return mistakes.stream().map(Mistake::what).toList();
  }

  boolean isEmpty() {
    return mistakes.isEmpty();
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException with every mistake in the order of the file, if there is one
   */
  void check() throws SettingsException {
    if (!mistakes.isEmpty()) {
      throw new SettingsException(
          mistakes.stream()
              .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
              .map(
                  m -> new Problem(file + ":" + m.line() + ":" + m.column(), m.setting(), m.what()))
              .toList());
    }
  }
}
