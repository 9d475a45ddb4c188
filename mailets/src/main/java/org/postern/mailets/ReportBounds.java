package org.postern.mailets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How long the values of a report may be.
 *
 * @param text characters of one value
 * @param list characters of all items of one list together
 */
record ReportBounds(int text, int list) {
  /** What every form keeps to. */
  static final ReportBounds FULL = new ReportBounds(200, 2000);

  /** For what must go into one record of a syslog, in any script. */
  static final ReportBounds TIGHT = new ReportBounds(60, 500);

  private static final int MOST = 20;

  /** Returns the first items of a list and, if there are more, {@code +} and how many. */
  List<String> first(List<String> items, UnaryOperator<String> form) {
    List<String> first = new ArrayList<>();
    items.stream().limit(MOST).map(form).forEach(first::add);
    if (items.size() > MOST) {
      first.add("+" + (items.size() - MOST));
    }
    return first;
  }
}
