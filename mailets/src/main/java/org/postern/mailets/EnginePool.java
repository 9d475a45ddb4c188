package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;
import org.postern.inspection.settings.Settings;

/**
 * The engines that the mailets of one server share: two mailets with the same list ask the same
 * engines and draw on the same connections. Engines are closed when the last mailet has given them
 * back.
 */
@Singleton
public final class EnginePool {
  private final Reader reader;
  private final Map<String, Shared> shared = new HashMap<>();

  /** Reads a list of engines, and says how to open them once the settings have been checked. */
  interface Reader {
    Supplier<List<Engine>> read(Settings settings, Path home);
  }

  /** Open engines and how many mailets use them. */
  private record Shared(List<Engine> engines, int users) {}

  /** A pool of the engines that this version knows. */
  @Inject
  public EnginePool() {
    this((settings, home) -> Engines.read(settings, home)::open);
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
  Supplier<List<Engine>> read(Settings settings, Path home) {
    return reader.read(settings, home);
  }

  /**
   * Returns the engines of a list. Each call needs a call of {@link #giveBack}.
   *
   * @param list as the administrator wrote it
   * @param opening used if nobody has them open
   */
  synchronized List<Engine> take(String list, Supplier<List<Engine>> opening) {
    Shared known = shared.get(list);
    List<Engine> engines = known == null ? List.copyOf(opening.get()) : known.engines();
    shared.put(list, new Shared(engines, known == null ? 1 : known.users() + 1));
    return engines;
  }

  /** Says that the engines of a list are not needed any more by one who took them. */
  synchronized void giveBack(String list) {
    Shared known = shared.remove(list);
    if (known == null) {
      throw new IllegalStateException("not taken: " + list);
    }
    if (known.users() > 1) {
      shared.put(list, new Shared(known.engines(), known.users() - 1));
    } else {
      known.engines().forEach(Engine::close);
    }
  }
}
