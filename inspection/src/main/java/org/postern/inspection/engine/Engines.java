package org.postern.inspection.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.avast.AvastForm;
import org.postern.inspection.engine.command.CommandForm;
import org.postern.inspection.engine.hashes.HashesForm;
import org.postern.inspection.engine.icap.IcapForm;
import org.postern.inspection.engine.registry.RegistryForm;
import org.postern.inspection.engine.sssp.SsspForm;
import org.postern.inspection.engine.yara.YaraForm;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;

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
    List<CarefulForm> forms = forms(home).stream().map(CarefulForm::new).toList();
    return new Engines(
        new EntryList<>(settings, ENGINES, forms)
            .read().stream().map(choice -> choice.stream().map(Engines::entry).toList()).toList());
  }

  /** Returns the kinds of engine there are, for the reference page. */
  public static List<EngineKind> kinds() {
    return forms(Path.of("/")).stream().map(EngineForm::kind).toList();
  }

  /** Returns the options that every kind has, for the reference page. */
  public static List<Setting<?>> options() {
    List<Setting<?>> options = new ArrayList<>(Care.SETTINGS);
    options.add(EntryList.NAME);
    return options;
  }

  /**
   * Returns the engines that were named, in their order: first choices, each followed by those that
   * are asked in its stead.
   */
  public List<List<Entry>> choices() {
    return choices;
  }

  private static Entry entry(EntryList.Entry<Careful> entry) {
    Careful careful = entry.what();
    return new Entry(entry.name(), entry.uri(), careful.opening(), careful.care());
  }

  /** How to open an engine, and how far it is believed. */
  private record Careful(Supplier<Engine> opening, Care care) {}

  /** A kind of engine with the options that say how far it is believed. */
  private record CarefulForm(EngineForm form) implements EntryForm<Careful> {
    @Override
    public EngineKind kind() {
      return form.kind();
    }

    @Override
    public @Nullable Function<String, Careful> read(String address, Settings options) {
      Function<String, Engine> opening = form.read(address, options);
      Care care = Care.read(options);
      return opening == null || care == null
          ? null
          : name -> new Careful(() -> opening.apply(name), care);
    }
  }

  private static List<EngineForm> forms(Path home) {
    return List.of(
        new BuiltinForm(home),
        new ClamdForm(),
        new IcapForm(false),
        new IcapForm(true),
        new SsspForm(),
        new AvastForm(),
        new CommandForm(),
        new YaraForm(),
        new HashesForm(),
        new RegistryForm());
  }
}
