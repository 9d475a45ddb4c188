package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.postern.inspection.engine.Engine;

/**
 * The engines that the mailets of one server share: two mailets with the same URI ask the same
 * engine and draw on the same connections. An engine is closed when the last mailet has given it
 * back.
 */
@Singleton
public final class EnginePool {
  private final Function<String, Engine> opener;
  private final Map<String, Shared> shared = new HashMap<>();

  /** An open engine and how many use it. */
  private record Shared(Engine engine, int users) {}

  /** A pool of the engines that this version knows. */
  @Inject
  public EnginePool() {
    this(
        uri -> {
          throw new IllegalArgumentException("\"" + uri + "\": no engines yet");
        });
  }

  /**
   * A pool of other engines, for tests.
   *
   * @param opener makes an engine of a URI; throws {@link IllegalArgumentException} that quotes the
   *     URI and says what to write instead
   */
  EnginePool(Function<String, Engine> opener) {
    this.opener = opener;
  }

  /**
   * Returns the engine of a URI. Each call needs a call of {@link #giveBack}.
   *
   * @throws IllegalArgumentException with the URI and what to write instead
   */
  synchronized Engine take(String uri) {
    Shared known = shared.get(uri);
    Engine engine = known == null ? opener.apply(uri) : known.engine();
    shared.put(uri, new Shared(engine, known == null ? 1 : known.users() + 1));
    return engine;
  }

  /** Says that the engine of a URI is not needed any more by one who took it. */
  synchronized void giveBack(String uri) {
    Shared known = shared.remove(uri);
    if (known == null) {
      throw new IllegalStateException(uri + " was not taken");
    }
    if (known.users() > 1) {
      shared.put(uri, new Shared(known.engine(), known.users() - 1));
    } else {
      known.engine().close();
    }
  }
}
