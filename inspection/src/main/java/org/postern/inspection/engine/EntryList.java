package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * One reading of a list of engines: {@code scheme:address?key=value}, with commas between the
 * choices and semicolons between a choice and those that are asked in its stead. Every mistake is
 * noted, with its entry, where the setting stands.
 *
 * @param <E> what is asked: a virus engine or a spam engine
 */
public final class EntryList<E> {
  static final Setting<String> NAME =
      new Setting<>(
          "name",
          "word of letters, digits, - and _",
          "",
          "What the engine is called in findings, logs and metrics. Unless it is set, the scheme,"
              + " with -2 for the second of a kind.",
          EntryList::word);

  /**
   * One engine of a list.
   *
   * @param name what it is called; no other entry of the list has it
   * @param uri as it was written
   * @param what the form made of it
   */
  public record Entry<E>(String name, String uri, E what) {}

  private final Settings settings;
  private final Setting<String> setting;
  private final Map<String, ? extends EntryForm<E>> forms;
  private final Set<String> names = new HashSet<>();

  /**
   * @param settings where the list stands, and where mistakes are noted
   * @param setting the list
   * @param forms the kinds of engine that may stand in it
   */
  public EntryList(Settings settings, Setting<String> setting, List<? extends EntryForm<E>> forms) {
    this.settings = settings;
    this.setting = setting;
    this.forms =
        forms.stream().collect(Collectors.toMap(form -> form.kind().scheme(), form -> form));
  }

  /**
   * Returns the choices in their order, without the entries in which there is a mistake: each is a
   * first choice, followed by those that are asked in its stead.
   */
  public List<List<Entry<E>>> read() {
    String list = settings.read(setting);
    List<List<Entry<E>>> choices = new ArrayList<>();
    if (list != null) {
      for (String choice : list.split(",", -1)) {
        choices.add(choice(choice));
      }
    }
    return choices;
  }

  private List<Entry<E>> choice(String choice) {
    List<Entry<E>> entries = new ArrayList<>();
    for (String text : choice.split(";", -1)) {
      if (text.isBlank()) {
        problem(
            choice,
            "an engine is missing beside a comma or semicolon; write one, or remove the sign");
      } else {
        entry(text.strip(), entries);
      }
    }
    return List.copyOf(entries);
  }

  /** Returns a kind with the options that every entry has. */
  public static EngineKind documented(EngineKind kind) {
    List<Setting<?>> options = new ArrayList<>(kind.options());
    options.add(NAME);
    return new EngineKind(kind.scheme(), kind.address(), kind.help(), options);
  }

  private void entry(String text, List<Entry<E>> entries) {
    EngineUri uri;
    try {
      uri = EngineUri.parse(text);
    } catch (IllegalArgumentException e) {
      problem(text, String.valueOf(e.getMessage()));
      return;
    }
    EntryForm<E> form = forms.get(uri.scheme());
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
    Function<String, E> opening = form.read(uri.address(), options);
    String name = name(options, uri.scheme());
    try {
      options.check();
      if (opening != null) {
        entries.add(new Entry<>(name, text, opening.apply(name)));
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
    settings.problem(setting.name(), "in \"" + text + "\": " + what);
  }

  private static String word(String text) {
    if (!text.isEmpty() && (text.length() > 40 || !text.matches("[A-Za-z0-9_-]+"))) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a name; write up to 40 letters, digits, - and _");
    }
    return text;
  }
}
