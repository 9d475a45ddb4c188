package org.postern.inspection.data;

import java.util.List;

/**
 * A text and what was found in it.
 *
 * @param path of the node it is from
 */
public record SearchedText(String path, String text, List<Hit> hits) {
  public SearchedText {
    hits = List.copyOf(hits);
  }
}
