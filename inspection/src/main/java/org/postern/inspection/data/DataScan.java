package org.postern.inspection.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for several identifiers in one pass over a text, in time linear to its length however
 * hostile it is. Made once and used by many threads.
 */
public final class DataScan {
  /** How far a supporting word may be from a match, in characters. */
  public static final int NEAR = 100;

  /** Matches of one identifier in one text that are listed; further ones are not. */
  public static final int MOST_HITS = 10_000;

  private final Starts starts;
  private final Support support;

  private DataScan(Set<Identifier> wanted) {
    starts = new Starts(wanted);
    support = new Support(wanted);
  }

  /** Returns a search for some identifiers. */
  public static DataScan of(Set<Identifier> wanted) {
    return new DataScan(wanted);
  }

  /** Returns the matches in the order of the text; those of one identifier do not overlap. */
  public List<Hit> in(String text) {
    return in(new Scanned(text), text);
  }

  /** Searches, and leaves in {@code scanned} how much work it was. */
  List<Hit> in(Scanned scanned, String text) {
    List<Hit> hits = new ArrayList<>();
    int[] ends = new int[Identifier.values().length];
    int[] counts = new int[Identifier.values().length];
    char before = 0;
    for (int i = 0; i < scanned.length(); i++) {
      char c = scanned.at(i);
      if (!starts.at(c).isEmpty()
          && (Scanned.isWord(c) ? !Scanned.isWord(before) : before != '-')) {
        int word = scanned.run(i, Scanned::isWord);
        int run = scanned.run(i, Scanned.isDigit(c) ? Scanned::isDigit : Scanned::isLetter);
        for (Starts.Start start : starts.at(c)) {
          int what = start.what().ordinal();
          if (i >= ends[what] && counts[what] < MOST_HITS && start.shape().mayBegin(run, word)) {
            int end = start.shape().match(scanned, i);
            if (end >= 0) {
              hits.add(new Hit(start.what(), i, end, start.what().confidence(false)));
              ends[what] = end;
              counts[what]++;
            }
          }
        }
      }
      before = c;
    }
    return support.raise(hits, text);
  }
}
