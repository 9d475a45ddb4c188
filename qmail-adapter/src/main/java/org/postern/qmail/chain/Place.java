package org.postern.qmail.chain;

import java.util.ArrayList;
import java.util.List;
import org.apache.mailet.MatcherConfig;

/**
 * Where James is while it reads the configuration of one processor. James asks for matchers and
 * mailets in the order of the file: all named matchers, then for each mailet its matcher and
 * itself; only a matcher that was given a name before is not asked for again.
 */
final class Place {
  private final List<Element> withMatcher = new ArrayList<>();
  private final List<Element> mailets;
  private int nextMatcher;
  private int nextMailet;

  Place(Element processor) {
    processor.all("matcher").forEach(named -> named.tree().forEach(withMatcher::add));
    mailets = processor.all("mailet");
    withMatcher.addAll(mailets);
  }

  /** Returns the element whose matcher is asked for. */
  Element matcher(MatcherConfig config) {
    String condition = config.getCondition();
    String written = config.getMatcherName() + (condition == null ? "" : "=" + condition);
    for (int i = nextMatcher; i < withMatcher.size(); i++) {
      if (withMatcher.get(i).matcher().equals(written)) {
        nextMatcher = i + 1;
        return withMatcher.get(i);
      }
    }
    // a value with a variable in it reads otherwise than it is written
    return withMatcher.get(Math.min(nextMatcher, withMatcher.size() - 1));
  }

  /** Returns the element of the mailet that is asked for. */
  Element mailet() {
    return mailets.get(nextMailet++);
  }
}
