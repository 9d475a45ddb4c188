package org.postern.inspection.spam;

import org.postern.inspection.settings.ReferencePage;

/** The page that documents the spam engines, printed from their kinds. */
final class SpamReference {
  private SpamReference() {}

  static String page() {
    StringBuilder page =
        new StringBuilder(
            ReferencePage.start(
                "Spam engines",
                """
                What `ScoreSpam` can ask, as its setting `engines` names it: a list with semicolons.
                Each entry is `scheme:address`, with options as `?key=value&key=value`; in XML `&` is written
                `&amp;`. The engines are asked in turn until one answers, so that several hosts with the
                same engine stand in for each other: one that could not be reached, did not answer in
                time or broke off is asked last for 30 seconds, and one that has all its connections in
                use after those that have some free.
                """));
    SpamEngines.kinds().forEach(kind -> page.append(kind.section()));
    return page.toString().stripTrailing() + "\n";
  }
}
