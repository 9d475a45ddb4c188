package org.postern.inspection.engine.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Problem;

/**
 * Reads the lines of a catalogue: {@code [name]} begins an entry, {@code field = value} belongs to
 * it, {@code #} begins a comment. A field that may stand several times keeps all its values.
 */
final class CatalogueReader {
  private final String where;
  private final Consumer<Problem> problems;
  private final Map<String, Scanner> scanners = new LinkedHashMap<>();
  private @Nullable CatalogueEntry entry;

  CatalogueReader(String where, Consumer<Problem> problems) {
    this.where = where;
    this.problems = problems;
  }

  /** One line of an entry. */
  record Field(int line, String key, String value) {}

  Map<String, Scanner> read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          line(i + 1, line);
        } catch (IllegalArgumentException e) {
          problem(i + 1, "line", String.valueOf(e.getMessage()));
        }
      }
    }
    end();
    return scanners;
  }

  private void line(int number, String line) {
    if (line.startsWith("[")) {
      end();
      entry = null;
      entry = new CatalogueEntry(number, name(line));
      return;
    }
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "\"" + line + "\" is neither; write [name] to begin a scanner, or field = value");
    }
    if (entry == null) {
      throw new IllegalArgumentException(
          "\"" + line + "\" belongs to no scanner; write a line [name] before it");
    }
    entry.add(
        new Field(number, line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
  }

  private String name(String line) {
    String name = line.endsWith("]") ? line.substring(1, line.length() - 1) : "";
    if (name.isEmpty()
        || name.length() > 40
        || !name.chars().allMatch(CatalogueReader::isNameChar)) {
      throw new IllegalArgumentException(
          "\""
              + line
              + "\" is not a name; write up to 40 small letters, digits, - and _ in"
              + " brackets, such as [clamscan]");
    }
    return name;
  }

  private static boolean isNameChar(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
  }

  private void end() {
    CatalogueEntry done = entry;
    if (done == null) {
      return;
    }
    List<Field> mistakes = new ArrayList<>();
    Scanner scanner = done.scanner(mistakes);
    mistakes.forEach(mistake -> problem(mistake.line(), mistake.key(), mistake.value()));
    if (scanner != null && scanners.putIfAbsent(scanner.name(), scanner) != null) {
      problem(done.line(), "[" + scanner.name() + "]", "is there twice; remove one, or rename it");
    }
  }

  private void problem(int line, String what, String why) {
    problems.accept(new Problem(where + ":" + line, what, why));
  }
}
