package org.postern.inspection.settings;

import java.util.List;

/**
 * One mailet or matcher as the reference page shows it.
 *
 * @param name as written in {@code mailetcontainer.xml}
 * @param paragraph what it is for, in full sentences; Markdown
 * @param sample lines that work when copied
 * @param settings everything that can be set, in the order of the page
 */
public record ReferenceEntry(
    String name, String paragraph, String sample, List<Setting<?>> settings) {
  public ReferenceEntry {
    settings = List.copyOf(settings);
  }
}
