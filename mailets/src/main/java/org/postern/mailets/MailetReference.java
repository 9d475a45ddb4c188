package org.postern.mailets;

import java.util.List;
import org.postern.inspection.settings.ReferenceEntry;
import org.postern.inspection.settings.ReferencePage;

/**
 * The mailets of this module for the reference page. Each is one entry here; its settings come from
 * its own class.
 */
final class MailetReference {
  static final List<ReferenceEntry> ALL =
      List.of(
          new ReferenceEntry(
              "org.postern.mailets.ScanForViruses",
              """
              Asks virus engines about each message, all at the same time. A harmful part is a
              finding `virus/block` with its place in the message. An engine that could not answer
              in time, in full and in the one form that means clean is a finding `unscanned/defer`:
              such mail waits, it does not pass. If the mailet itself breaks, the mail gets an
              `unscanned/defer` finding and the exception goes to `onMailetException`.
              """,
              """
              <mailet match="All" class="org.postern.mailets.ScanForViruses">
                <engines>clamd:/run/clamav/clamd.ctl, builtin</engines>
                <timeout>60s</timeout>
              </mailet>
              """,
              ScanForViruses.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.CheckFormat",
              """
              Looks for what no honest program writes into a message; each of the
              [format checks](format-checks.md) makes findings of kind `format` under its own name.
              A message that is more deeply nested or larger than the budget allows to look at gets
              a finding `unscanned/defer`.
              """,
              """
              <mailet match="All" class="org.postern.mailets.CheckFormat">
                <off>file-name-too-long</off>
              </mailet>
              """,
              CheckFormat.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.ApplyPolicy",
              """
              Asks every rule of the site's [policy](policy.md) about each message. A rule that holds
              is a finding of kind `policy` under the name of the rule; a rule with a condition on
              recipients concerns only those. The file is checked at the start: every mistake is
              told with line and column, and with what to write instead.
              """,
              """
              <mailet match="All" class="org.postern.mailets.ApplyPolicy">
                <policy>file://conf/policy.xml</policy>
              </mailet>
              """,
              ApplyPolicy.SETTINGS));

  private MailetReference() {}

  static String page() {
    return ReferencePage.of(
        "Mailets",
        "What can stand in `class=` besides James's own mailets. Every parameter is checked at the"
            + " start: an unknown or wrong one stops it and says what to write.",
        ALL);
  }
}
