package org.postern.inspection.spam;

import java.util.List;
import java.util.function.Function;
import org.postern.inspection.engine.EngineKind;
import org.postern.inspection.engine.EntryForm;
import org.postern.inspection.engine.EntryList;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

/**
 * The spam engines that a configuration names: a list of URIs with semicolons between them, in the
 * order in which they are asked until one answers.
 */
public final class SpamEngines {
  /** The setting, by its usual name. */
  public static final Setting<String> ENGINES =
      new Setting<>(
          "engines",
          "list of [spam engines](spam-engines.md) with semicolons between them, such as"
              + " spamd://127.0.0.1:783",
          null,
          "The engine, and after semicolons those that are asked in its stead: each in turn until one"
              + " answers. One that failed, or has all its connections in use, is asked last for a"
              + " while. Options follow a ?, with & between them (in XML &amp;).",
          Function.identity());

  private SpamEngines() {}

  /**
   * Reads the setting {@link #ENGINES}. Every mistake in it is noted in {@code settings}; nothing
   * is connected to.
   */
  public static List<SpamEngine> read(Settings settings) {
    List<List<EntryList.Entry<SpamEngine>>> choices =
        new EntryList<>(settings, ENGINES, forms()).read();
    if (choices.size() > 1) {
      settings.problem(
          ENGINES.name(),
          "a comma stands between engines that are all asked, and here one of them is; write a"
              + " semicolon");
    }
    return choices.stream().flatMap(List::stream).map(EntryList.Entry::what).toList();
  }

  /** Returns the kinds of engine there are, for the reference page. */
  static List<EngineKind> kinds() {
    return forms().stream().map(EntryForm::kind).map(EntryList::documented).toList();
  }

  private static List<EntryForm<SpamEngine>> forms() {
    return List.of(new SpamdForm(), new RspamdForm());
  }
}
