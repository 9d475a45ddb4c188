package org.postern.inspection.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.postern.inspection.engine.avast.AvastForm;
import org.postern.inspection.engine.icap.IcapForm;
import org.postern.inspection.engine.sssp.SsspForm;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * The engines that a configuration names, checked but not open: a list of URIs with commas between
 * them.
 *
 * <pre>{@code
 * <engines>
 *   clamd:/run/clamav/clamd.ctl, clamd:10.0.0.7:3310?timeout=20s&amp;name=second,
 *   builtin:file:/etc/postern/signatures
 * </engines>
 * }</pre>
 *
 * <p>An engine's name is its scheme unless {@code name} is set; the second of a scheme is {@code
 * clamd-2}.
 */
public final class Engines {
  /** The setting, by its usual name. */
  public static final Setting<String> ENGINES =
      new Setting<>(
          "engines",
          "list of engines with commas between them, such as clamd:/run/clamav/clamd.ctl",
          null,
          "The engines that are asked, all at once. Behind a semicolon stands one that is asked only"
              + " where the one before it could not answer. Options follow a ?, with & between them"
              + " (in XML &amp;). A path with a comma, a semicolon or a ? in it cannot be written here.",
          Function.identity());

  private static final Setting<String> NAME =
      new Setting<>(
          "name",
          "word of letters, digits, - and _",
          "",
          "What the engine is called in findings, logs and metrics. Unless it is set, the scheme,"
              + " with -2 for the second of a kind.",
          Engines::word);

  /**
   * One engine of the list. Two entries of one name and URI are the same engine: those who share
   * engines open it once.
   *
   * @param name what it is called
   * @param uri as it was written
   * @param opening opens it, without connecting anywhere
   * @param care how far it is believed
   */
  public record Entry(String name, String uri, Supplier<Engine> opening, Care care) {}

  private final List<List<Entry>> choices;

  private Engines(List<List<Entry>> choices) {
    this.choices = List.copyOf(choices);
  }

  /**
   * Reads the setting {@link #ENGINES}. Every mistake in it, and in the files it names, is noted in
   * {@code settings}; after {@link Settings#check} the engines can be opened. Files are read, but
   * nothing is connected to.
   *
   * @param home what {@code file://conf/...} is relative to, as in James
   */
  public static Engines read(Settings settings, Path home) {
    String list = settings.read(ENGINES);
    return new Engines(list == null ? List.of() : new Reading(settings, home).choices(list));
  }

  /** Returns the kinds of engine there are, for the reference page. */
  public static List<EngineKind> kinds() {
    return forms(Path.of("/")).stream().map(Engines::documented).toList();
  }

  /**
   * Returns the engines that were named, in their order: first choices, each followed by those that
   * are asked in its stead.
   */
  public List<List<Entry>> choices() {
    return choices;
  }

  private static EngineKind documented(EngineForm form) {
    EngineKind kind = form.kind();
    List<Setting<?>> options = new ArrayList<>(kind.options());
    options.addAll(Care.SETTINGS);
    options.add(NAME);
    return new EngineKind(kind.scheme(), kind.address(), kind.help(), options);
  }

  private static List<EngineForm> forms(Path home) {
    return List.of(
        new BuiltinForm(home),
        new ClamdForm(),
        new IcapForm(false),
        new IcapForm(true),
        new SsspForm(),
        new AvastForm());
  }

  private static String word(String text) {
    if (!text.isEmpty() && (text.length() > 40 || !text.matches("[A-Za-z0-9_-]+"))) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a name; write up to 40 letters, digits, - and _");
    }
    return text;
  }

  /** One reading of a list. */
  private static final class Reading {
    private final Settings settings;
    private final Map<String, EngineForm> forms;
    private final Set<String> names = new HashSet<>();

    Reading(Settings settings, Path home) {
      this.settings = settings;
      this.forms =
          forms(home).stream()
              .collect(Collectors.toMap(form -> form.kind().scheme(), form -> form));
    }

    List<List<Entry>> choices(String list) {
      List<List<Entry>> choices = new ArrayList<>();
      for (String seat : list.split(",", -1)) {
        List<Entry> entries = new ArrayList<>();
        for (String text : seat.split(";", -1)) {
          if (text.isBlank()) {
            problem(
                seat,
                "an engine is missing beside a comma or semicolon; write one, or remove the sign");
          } else {
            entry(text.strip(), entries);
          }
        }
        choices.add(List.copyOf(entries));
      }
      return choices;
    }

    private void entry(String text, List<Entry> entries) {
      EngineUri uri;
      try {
        uri = EngineUri.parse(text);
      } catch (IllegalArgumentException e) {
        problem(text, String.valueOf(e.getMessage()));
        return;
      }
      EngineForm form = forms.get(uri.scheme());
      if (form == null) {
        problem(
            text,
            "\""
                + uri.scheme()
                + "\" is not a kind of engine; write one of "
                + forms.keySet().stream().sorted().collect(Collectors.joining(", ")));
        return;
      }
      Settings options = new Settings("", uri.options());
      Function<String, Engine> opening = form.read(uri.address(), options);
      Care care = Care.read(options);
      String name = name(options, uri.scheme());
      try {
        options.check();
        if (opening != null && care != null) {
          entries.add(new Entry(name, text, () -> opening.apply(name), care));
        }
      } catch (SettingsException e) {
        e.problems().forEach(problem -> note(text, problem));
      }
    }

    private String name(Settings options, String scheme) {
      String chosen = options.read(NAME);
      if (chosen == null || chosen.isEmpty()) {
        String free = scheme;
        for (int i = 2; !names.add(free); i++) {
          free = scheme + "-" + i;
        }
        return free;
      }
      if (!names.add(chosen)) {
        options.problem(
            NAME.name(), "\"" + chosen + "\" is the name of another engine; write one of its own");
      }
      return chosen;
    }

    /** A mistake in a file has its own place; one in an option is shown with its engine. */
    private void note(String text, Problem problem) {
      if (problem.where().isEmpty()) {
        problem(text, problem.setting() + ": " + problem.what());
      } else {
        settings.problem(problem);
      }
    }

    private void problem(String text, String what) {
      settings.problem(ENGINES.name(), "in \"" + text + "\": " + what);
    }
  }
}
