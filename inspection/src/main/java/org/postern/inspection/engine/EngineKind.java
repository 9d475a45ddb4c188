package org.postern.inspection.engine;

import java.util.List;
import org.postern.inspection.settings.ReferencePage;
import org.postern.inspection.settings.Setting;

/**
 * One kind of engine that a list of {@link Engines} can name; the reference page is printed from
 * these.
 *
 * @param scheme the word before the first colon
 * @param address how the rest is written
 * @param help full sentences; the first one says what the engine is
 * @param options what can be set after a {@code ?}
 */
public record EngineKind(String scheme, String address, String help, List<Setting<?>> options) {
  public EngineKind {
    options = List.copyOf(options);
  }

  /** Returns what the reference page says of it. */
  public String section() {
    String table = options.isEmpty() ? "" : "\n" + ReferencePage.table(options);
    return "## `%s:`\n\n%s\n\nAfter the colon: %s.\n%s\n"
        .formatted(scheme, help.strip(), address, table);
  }
}
