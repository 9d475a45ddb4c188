package org.postern.matchers;

import java.util.List;
import org.postern.inspection.settings.ReferenceEntry;
import org.postern.inspection.settings.ReferencePage;

/**
 * The matchers of this module for the reference page. Each is one entry here; its settings come
 * from its own class.
 */
final class MatcherReference {
  static final List<ReferenceEntry> ALL =
      List.of(
          new ReferenceEntry(
              "org.postern.matchers.Found",
              """
              Matches exactly those recipients whom a finding concerns. `Found=virus` asks for a
              kind, `Found=*/defer` for an effect, `Found=policy/block, format/block` for one or the
              other. A kind alone asks for all effects but `note`, which only says so in the log;
              `Found=policy/*` asks for that too. `unscanned`, asked for by name, also matches all recipients of mail that no
              virus detector has looked at: put `Found=unscanned` before delivery and mail that
              slipped past the scanner is held.
              """,
              """
              <mailet match="org.postern.matchers.Found=policy/block, format/block" class="ToProcessor">
                <processor>policy</processor>
              </mailet>
              """,
              Found.SETTINGS),
          new ReferenceEntry(
              "org.postern.matchers.RelayClient",
              """
              Matches all recipients of mail from a client that may relay: on James one of an
              authorized network or with a login, under qmail one with `RELAYCLIENT` or a login.
              """,
              """
              <mailet match="org.postern.matchers.RelayClient" class="ToProcessor">
                <processor>outbound</processor>
              </mailet>
              """,
              RelayClient.SETTINGS));

  private MatcherReference() {}

  static String page() {
    return ReferencePage.of(
        "Matchers",
        "What can stand in `match=` besides James's own matchers. The condition is what follows"
            + " the first `=`. A condition that is wrong stops the start and says what to write.",
        ALL);
  }
}
