package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.panel.EngineStatus;
import org.postern.inspection.panel.Panel;
import org.postern.inspection.settings.Settings;

/**
 * The engines that the mailets of one server share: two mailets with the same list ask the same
 * engines and draw on the same connections. Engines are closed when the last mailet has given them
 * back.
 */
@Singleton
public final class EnginePool {
  private final Reader reader;
  private final Map<String, Shared> shared = new LinkedHashMap<>();

  /** Reads a list of engines, and says how to open them once the settings have been checked. */
  interface Reader {
    Listed read(Settings settings, Path home);
  }

  /**
   * Engines of a configuration that are not open.
   *
   * @param names of the first choices
   * @param opening opens them all
   */
  record Listed(List<String> names, Supplier<Panel> opening) {
    static Listed of(Engines engines) {
      return new Listed(
          engines.choices().stream()
              .flatMap(choices -> choices.stream().limit(1))
              .map(Engines.Entry::name)
              .toList(),
          () -> Panel.open(engines));
    }
  }

  /** Open engines and how many mailets use them. */
  private record Shared(Panel panel, int users) {}

  /** A pool of the engines that this version knows. */
  @Inject
  public EnginePool() {
    this((settings, home) -> Listed.of(Engines.read(settings, home)));
  }

  /** A pool of other engines, for tests. */
  EnginePool(Reader reader) {
    this.reader = reader;
  }

  /**
   * Reads the setting {@link Engines#ENGINES}; every mistake in it is noted in {@code settings}.
   *
   * @param home what {@code file://conf/...} is relative to
   */
  Listed read(Settings settings, Path home) {
    return reader.read(settings, home);
  }

  /**
   * Returns the engines of a list. Each call needs a call of {@link #giveBack}.
   *
   * @param list as the administrator wrote it
   * @param opening used if nobody has them open
   */
  synchronized Panel take(String list, Supplier<Panel> opening) {
    Shared known = shared.get(list);
    Panel panel = known == null ? opening.get() : known.panel();
    shared.put(list, new Shared(panel, known == null ? 1 : known.users() + 1));
    return panel;
  }

  /** Returns how the engines that are open are doing. */
  public synchronized List<EngineStatus> statuses() {
    return shared.values().stream().flatMap(open -> open.panel().statuses().stream()).toList();
  }

  /** Has the engines that are open prove that they detect, and returns how they are doing then. */
  public List<EngineStatus> prove() {
    List<Panel> open;
    synchronized (this) {
      open = shared.values().stream().map(Shared::panel).toList();
    }
    return open.stream().flatMap(panel -> panel.prove().stream()).toList();
  }

  /** Says that the engines of a list are not needed any more by one who took them. */
  synchronized void giveBack(String list) {
    Shared known = shared.remove(list);
    if (known == null) {
      throw new IllegalStateException("not taken: " + list);
    }
    if (known.users() > 1) {
      shared.put(list, new Shared(known.panel(), known.users() - 1));
    } else {
      known.panel().close();
    }
  }
}
