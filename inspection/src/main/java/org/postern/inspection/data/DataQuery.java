package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question about the sensitive data in a message.
 *
 * @param what counts
 * @param least how sure a match must be to count
 * @param count how many matches there must be, at least. A number counts as often as it stands in
 *     the text that has it most: mail says the same in plain text and HTML
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
   * @param shown the first of the different ones
   */
  public record Decision(boolean holds, int count, int distinct, List<Masked> shown) {
    public Decision {
      shown = List.copyOf(shown);
    }
  }

  /** Answers for the texts of one message, which were searched for {@link #what} at least. */
  public Decision decide(List<SearchedText> texts) {
    Map<String, Integer> most = new HashMap<>();
    List<Masked> shown = new ArrayList<>();
    for (SearchedText text : texts) {
      Map<String, Integer> here = new HashMap<>();
      for (Hit hit : text.hits()) {
        if (what.contains(hit.what()) && hit.confidence().compareTo(least) >= 0) {
          String value = hit.what() + " " + hit.value(text.text());
          here.merge(value, 1, Integer::sum);
          if (!most.containsKey(value) && here.get(value) == 1 && shown.size() < MOST_SHOWN) {
            shown.add(
                new Masked(text.path(), hit.what(), hit.confidence(), hit.masked(text.text())));
          }
        }
      }
      here.forEach((value, times) -> most.merge(value, times, Math::max));
    }
    int found = most.values().stream().mapToInt(Integer::intValue).sum();
    boolean holds = found >= count && most.size() >= distinct;
    return new Decision(holds, found, most.size(), shown);
  }
}
