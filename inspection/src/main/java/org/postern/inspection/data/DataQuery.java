package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question about the sensitive data in a message.
 *
 * @param what counts
 * @param least how sure a match must be to count
 * @param count how many matches there must be in all texts together, at least; the same number in
 *     two texts is two matches
 * @param distinct how many of them must be different, at least
 */
public record DataQuery(Set<Identifier> what, Confidence least, int count, int distinct) {
  private static final int MOST_SHOWN = 20;

  public DataQuery {
    what = Set.copyOf(what);
    if (count < 1 || distinct < 1) {
      throw new IllegalArgumentException("count " + count + ", distinct " + distinct);
    }
  }

  /**
   * The answer.
   *
   * @param holds whether there are as many as were asked for
   * @param count how many matches there are
   * @param distinct how many of them are different
   * @param shown some of them, the first ones
   */
  public record Decision(boolean holds, int count, int distinct, List<Masked> shown) {
    public Decision {
      shown = List.copyOf(shown);
    }
  }

  /** Answers for the texts of one message, which were searched for {@link #what} at least. */
  public Decision decide(List<SearchedText> texts) {
    int found = 0;
    Set<String> values = new HashSet<>();
    List<Masked> shown = new ArrayList<>();
    for (SearchedText text : texts) {
      for (Hit hit : text.hits()) {
        if (what.contains(hit.what()) && hit.confidence().compareTo(least) >= 0) {
          found++;
          values.add(hit.what() + " " + hit.value(text.text()));
          if (shown.size() < MOST_SHOWN) {
            shown.add(
                new Masked(text.path(), hit.what(), hit.confidence(), hit.masked(text.text())));
          }
        }
      }
    }
    boolean holds = found >= count && values.size() >= distinct;
    return new Decision(holds, found, values.size(), shown);
  }
}
