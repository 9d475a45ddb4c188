package org.postern.inspection.engine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Settings;

/**
 * Reads the entries of one kind that a list of engines can name.
 *
 * @param <E> what is asked: a virus engine or a spam engine
 */
public interface EntryForm<E> {
  /** What it reads, for the reference page. */
  EngineKind kind();

  /**
   * Returns how to open the engine under a name, or null if a mistake was noted. Nothing is
   * connected to.
   *
   * @param address what stands between the scheme and the {@code ?}
   * @param options the place of the entry's options and mistakes; every option of the kind is read
   */
  @Nullable Function<String, E> read(String address, Settings options);
}
