package org.postern.inspection.virus;

import org.postern.inspection.engine.Engines;
import org.postern.inspection.settings.ReferencePage;

/** The page that documents the virus engines, printed from their kinds. */
final class EngineReference {
  private EngineReference() {}

  static String page() {
    StringBuilder page =
        new StringBuilder(
            ReferencePage.start(
                "Virus engines",
                """
                What `ScanForViruses` can ask, as its setting `engines` names it: a list with commas.
                Each entry is `scheme:address`, with options as `?key=value&key=value`; in XML `&` is
                written `&amp;`. Behind a semicolon stands an engine that is asked only where the one
                before it could not answer: `clamd:/run/clamav/clamd.ctl; clamd:10.0.0.7:3310`. It
                needs time for that: one with backups behind it gets its equal share of the time that
                `ScanForViruses` allows. Every engine is asked about the message as it came. One that does not
                take messages apart by itself (all but `clamd:`) is asked about every part, attached message
                and member of an archive besides. One that does (`clamd:`) is asked besides about what
                lies in archives and documents, and, where programs may read the message in different
                ways, about each reading of each part. Equal contents are asked about once.
                """));
    page.append("## Every engine\n\nAfter a `?`, besides what the kind has:\n\n")
        .append(ReferencePage.table(Engines.options()))
        .append('\n');
    Engines.kinds().forEach(kind -> page.append(kind.section()));
    return page.toString().stripTrailing() + "\n";
  }
}
