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
              "org.postern.mailets.Inspect",
              """
              Says how much of each message is looked at. Each limit holds for one message and all
              that is found in it, at any depth. Where one is used up, what was seen until then
              counts, and there is a finding `unscanned/defer` by the name `budget-` and that of the
              setting: such mail waits, it does not pass. It stands before all other mailets of
              Postern; without it every limit has its default.
              """,
              """
              <mailet match="All" class="org.postern.mailets.Inspect">
                <parts>5000</parts>
                <unpackedBytes>256m</unpackedBytes>
              </mailet>
              """,
              Inspect.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.ScanForViruses",
              """
              Asks [virus engines](engines.md) about each message, all at the same time. A harmful part is a
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
                <block>encrypted-file</block>
                <off>device-name</off>
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
              ApplyPolicy.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.Accept",
              """
              Tells a client of a James server that waits (`ScanHook` in `smtpserver.xml`) that the mail
              is taken. The mail comes again through the spool, with what was found, and then this
              mailet does nothing; so it does behind qmail. It stands before the first mailet that
              delivers, stores or sends: what stands before it is done twice, but the detectors of
              Postern know what they have seen.
              """,
              """
              <mailet match="All" class="org.postern.mailets.Accept"/>
              """,
              Accept.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.ScoreSpam",
              """
              Asks a [spam engine](spam-engines.md) for the score of each message from outside. Where
              it is high there is a finding of kind `spam`; in any case the header says what the engine
              said. See [spam.md](../spam.md). It stands behind the other mailets that look, because it
              writes into the header, and what looked before would have to look again.
              """,
              """
              <mailet match="All" class="org.postern.mailets.ScoreSpam">
                <engines>spamd://127.0.0.1:783</engines>
                <tagAt>5</tagAt>
                <blockAt>15</blockAt>
              </mailet>
              """,
              ScoreSpam.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.Quarantine",
              """
              Keeps a mail where the administrator can look at it: the message byte for byte as it is
              now, with its envelope and findings. When this mailet is through, the mail is on disk
              and its way ends here. If it cannot be stored, the mailet throws: the client is asked to
              try again, or `onMailetException` is done.
              """,
              """
              <mailet match="All" class="org.postern.mailets.Quarantine">
                <repository>maildir://var/quarantine/viruses</repository>
              </mailet>
              """,
              Quarantine.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.Strip",
              """
              Takes out of a message the parts that findings with the effect `strip` name, and puts a
              notice in the place of each; every other byte stays as it is. The message as it came is
              stored and synced before that. A message that cannot lose a part safely (signed, oddly
              written, nothing but that part) goes to `otherwise` as it is. See
              [strip.md](../strip.md).
              """,
              """
              <mailet match="All" class="org.postern.mailets.Strip">
                <repository>maildir://var/quarantine/policy</repository>
                <otherwise>policy</otherwise>
              </mailet>
              """,
              Strip.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.Archive",
              """
              Keeps a copy of mail that goes on its way, in [an archive](../archive.md): a maildir for
              each day, with a chain of hashes by which a change or removal shows, or a mail
              repository. It stands where only mail passes that was not blocked, and before anything
              that changes the message. When this mailet is through, the copy is on disk; the mail
              goes on to the next one. Either `folder` or `repository` must be set.
              """,
              """
              <mailet match="All" class="org.postern.mailets.Archive">
                <folder>var/archive</folder>
                <compress>gzip</compress>
                <keep>7y</keep>
              </mailet>
              """,
              Archive.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.Tag",
              """
              Puts a header field on top of a message that says who scanned it and with what result.
              Fields of that name that the message came with are taken out, because they are forged.
              No other byte is touched, so signatures stay valid.
              """,
              """
              <mailet match="All" class="org.postern.mailets.Tag">
                <header>X-Postern</header>
              </mailet>
              """,
              Tag.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.Report",
              """
              Writes one line for each mail: who, to whom, from where, what was found, what becomes of
              it. It stands before the mailet that ends the mail, because nothing runs behind that
              one.
              """,
              """
              <mailet match="All" class="org.postern.mailets.Report">
                <outcome>quarantine</outcome>
              </mailet>
              """,
              ReportSettings.ALL),
          new ReferenceEntry(
              "org.postern.mailets.Notify",
              """
              Tells people of a mail that was held, in [14 languages](../notices.md): the sender, the
              recipients, the administrator. Nobody who is not of this site is told, no program, no
              list, and nobody more than once an hour. The mail goes on as it was, even if a notice
              cannot be sent. It stands before the mailet that ends the mail, because nothing runs
              behind that one.
              """,
              """
              <mailet match="All" class="org.postern.mailets.Notify">
                <to>psender, admin</to>
                <languages>de</languages>
              </mailet>
              """,
              Notify.SETTINGS),
          new ReferenceEntry(
              "org.postern.mailets.Reply",
              """
              Tells the client no (5xx), or to try again (4xx), while it is still connected; the
              mail's way ends here. Where nobody waits any more there is never a bounce: after a 5xx
              the mail goes to the processor `otherwise`, after a 4xx it is scanned again after
              `retryAfter` until `retryFor` is over, and then goes to `otherwise`.
              """,
              """
              <mailet match="All" class="org.postern.mailets.Reply">
                <code>451</code>
                <text>4.7.1 This message cannot be checked right now, please try again later</text>
                <otherwise>keep</otherwise>
              </mailet>
              """,
              Reply.SETTINGS));

  private MailetReference() {}

  static String page() {
    return ReferencePage.of(
        "Mailets",
        "What can stand in `class=` besides James's own mailets. Every parameter is checked at the"
            + " start: an unknown or wrong one stops it and says what to write.",
        ALL);
  }
}
