package org.postern.inspection.engine.command;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.command.CatalogueReader.Field;

/** One entry of a catalogue while it is read. */
final class CatalogueEntry {
  private static final List<String> FIELDS =
      List.of(
          "product",
          "tested",
          "program",
          "arguments",
          "reads",
          "mime",
          "clean",
          "infected",
          "error",
          "name",
          "version");

  private final int line;
  private final String name;
  private final Map<String, List<Field>> fields = new LinkedHashMap<>();
  private List<Field> mistakes = new ArrayList<>();

  CatalogueEntry(int line, String name) {
    this.line = line;
    this.name = name;
  }

  int line() {
    return line;
  }

  void add(Field field) {
    fields.computeIfAbsent(field.key(), key -> new ArrayList<>()).add(field);
  }

  /** Returns the scanner, or null; each mistake is added with its line, its field and a text. */
  @Nullable Scanner scanner(List<Field> into) {
    mistakes = into;
    fields.forEach(this::known);
    String product = one("product", null, Function.identity());
    String tested = one("tested", "", text -> text.equals("no") ? "" : text);
    List<Path> programs = one("program", null, CatalogueEntry::paths);
    List<String> arguments = one("arguments", "", CatalogueEntry::words);
    Reads reads = one("reads", null, Reads::parse);
    Boolean mime = one("mime", null, CatalogueEntry::yes);
    ExitCodes clean = one("clean", null, CatalogueEntry::some);
    ExitCodes infected = one("infected", null, CatalogueEntry::some);
    ExitCodes error = one("error", "", ExitCodes::parse);
    List<Pattern> names = names();
    List<String> version = one("version", "", CatalogueEntry::words);
    if (!mistakes.isEmpty()
        || product == null
        || tested == null
        || programs == null
        || arguments == null
        || reads == null
        || mime == null
        || clean == null
        || infected == null
        || error == null
        || version == null) {
      return null;
    }
    together(arguments, reads);
    apart("infected", infected, "clean", clean);
    apart("error", error, "clean", clean);
    apart("error", error, "infected", infected);
    return mistakes.isEmpty()
        ? new Scanner(
            name, product, tested, programs, arguments, reads, mime, clean, infected, error, names,
            version)
        : null;
  }

  private void known(String key, List<Field> values) {
    if (!FIELDS.contains(key)) {
      values.forEach(
          field -> mistake(field, "is not a field; write one of " + String.join(", ", FIELDS)));
    } else if (values.size() > 1 && !key.equals("name")) {
      mistake(values.get(1), "is set twice; remove one");
    }
  }

  private <T> @Nullable T one(String key, @Nullable String byDefault, Function<String, T> reader) {
    List<Field> values = fields.getOrDefault(key, List.of());
    if (values.isEmpty() && byDefault == null) {
      mistakes.add(
          new Field(line, key, "is missing in [" + name + "]; write a line " + key + " ="));
      return null;
    }
    Field field =
        values.isEmpty() ? new Field(line, key, String.valueOf(byDefault)) : values.get(0);
    try {
      return reader.apply(field.value());
    } catch (IllegalArgumentException e) {
      mistake(field, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private List<Pattern> names() {
    List<Pattern> patterns = new ArrayList<>();
    for (Field field : fields.getOrDefault("name", List.of())) {
      try {
        Pattern pattern = Pattern.compile(field.value(), Pattern.MULTILINE);
        if (pattern.groupCount() == 0) {
          mistake(field, "\"" + field.value() + "\" has no group; write ( and ) around the name");
        }
        patterns.add(pattern);
      } catch (PatternSyntaxException e) {
        mistake(
            field,
            "\""
                + field.value()
                + "\" is not a regular expression of RE2: "
                + e.getDescription()
                + "; look-ahead and back-references are not known");
      }
    }
    return patterns;
  }

  private void together(List<String> arguments, Reads reads) {
    String needed =
        switch (reads) {
          case FOLDER -> "%d";
          case FILE, SOCKET -> "%f";
          case STDIN -> "";
        };
    if (arguments.stream().noneMatch(word -> word.contains(needed))) {
      mistake(
          fields.getOrDefault("arguments", List.of(new Field(line, "arguments", ""))).get(0),
          "do not have "
              + needed
              + " in them; a scanner that reads a "
              + reads.word()
              + " needs it");
    }
  }

  private void apart(String key, ExitCodes codes, String other, ExitCodes others) {
    int shared = codes.shared(others);
    if (shared >= 0) {
      mistake(
          fields.getOrDefault(key, List.of()).get(0),
          "has code " + shared + ", which " + other + " has too; remove it from one");
    }
  }

  private void mistake(Field field, String what) {
    mistakes.add(new Field(field.line(), field.key(), what));
  }

  private static List<Path> paths(String text) {
    List<Path> paths = new ArrayList<>();
    for (String word : words(text)) {
      if (!word.startsWith("/")) {
        throw new IllegalArgumentException(
            "\"" + word + "\" is not an absolute path; write one that begins with /");
      }
      try {
        paths.add(Path.of(word));
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException("\"" + word + "\" is not a path; write one", e);
      }
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("is empty; write the absolute path of the program");
    }
    return paths;
  }

  /** As there is no shell, no quotes: a word has no blank in it. */
  private static List<String> words(String text) {
    for (char c : "\"'`|<>;&".toCharArray()) {
      if (text.indexOf(c) >= 0) {
        throw new IllegalArgumentException(
            "has "
                + c
                + " in it, which nobody would read: there is no shell; write words with"
                + " blanks between them");
      }
    }
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static ExitCodes some(String text) {
    ExitCodes codes = ExitCodes.parse(text);
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("is empty; write at least one exit code");
    }
    return codes;
  }

  private static boolean yes(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is neither; write yes or no");
    };
  }
}
