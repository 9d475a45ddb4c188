package org.postern.matchers;

import java.util.List;
import org.postern.inspection.policy.RuleCondition;
import org.postern.inspection.settings.ReferenceEntry;
import org.postern.inspection.settings.ReferencePage;
import org.postern.inspection.settings.Setting;

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
              RelayClient.SETTINGS),
          new ReferenceEntry(
              "org.postern.matchers.SameFindings",
              """
              Matches the first recipient, and all others for whom exactly the same findings ask for a
              change of the message: that parts be taken out, or that it be marked. So `Strip` and
              `Tag` behind it have one message to write; the other recipients go round and come by
              again.
              """,
              """
              <mailet notmatch="org.postern.matchers.SameFindings" class="ToProcessor">
                <processor>others</processor>
              </mailet>
              """,
              SameFindings.SETTINGS),
          condition(
              "AttachmentNamed",
              "Matches mail with an attachment, or a member of an archive in it, that is named like a pattern.",
              "*.exe *.scr",
              AttachmentNamed.CONDITION),
          condition(
              "AttachmentOfType",
              "Matches mail with an attachment whose content looks like a family or a media type.",
              "executable application/pdf",
              AttachmentOfType.CONDITION),
          condition(
              "AttachmentEncrypted",
              "Matches mail with an attachment that only its recipient can open, or with none.",
              "true",
              AttachmentEncrypted.CONDITION),
          condition(
              "AttachmentLarger",
              "Matches mail with an attachment whose content is larger than a size.",
              "10m",
              AttachmentLarger.CONDITION),
          condition(
              "HeaderMatches",
              "Matches mail with a header field in which a regular expression matches.",
              "X-Mailer: ^The Bat!",
              HeaderMatches.CONDITION),
          condition(
              "SubjectMatches",
              "Matches mail in whose subject a regular expression matches.",
              "free money",
              SubjectMatches.CONDITION),
          condition(
              "BodyMatches",
              "Matches mail in whose text a regular expression matches.",
              "wire +transfer",
              BodyMatches.CONDITION),
          condition(
              "BodyContains",
              "Matches mail whose text holds a word or phrase.",
              "strictly confidential, top secret",
              BodyContains.CONDITION),
          condition(
              "ContainsData",
              "Matches mail that holds sensitive data.",
              "payment-card iban",
              ContainsData.CONDITION),
          condition(
              "Direction",
              "Matches the recipients to whom the mail goes in a direction.",
              "outbound",
              Direction.CONDITION),
          condition(
              "ClientIn",
              "Matches mail from a client in one of several networks.",
              "192.0.2.0/24 2001:db8::/32",
              ClientIn.CONDITION),
          condition(
              "SenderLike",
              "Matches mail whose envelope sender is like a pattern.",
              "*@example.net",
              SenderLike.CONDITION),
          condition(
              "HasMacro",
              "Matches mail with a document that holds macros, whatever it is named.",
              "automatic",
              HasMacro.CONDITION),
          condition(
              "HasScript",
              "Matches mail with a PDF, a page or a picture in which there is a script.",
              "true",
              HasScript.CONDITION),
          condition(
              "HasExternalLink",
              "Matches mail with a document that fetches something from elsewhere without being asked.",
              "true",
              HasExternalLink.CONDITION));

  private MatcherReference() {}

  /** A condition of policy.xml: what it means in full stands there. */
  private static ReferenceEntry condition(
      String name, String help, String sample, Setting<RuleCondition> setting) {
    return new ReferenceEntry(
        "org.postern.matchers." + name,
        help + " As in [policy.xml](policy.md).\n",
        """
        <mailet match="org.postern.matchers.%s=%s" class="ToProcessor">
          <processor>policy</processor>
        </mailet>
        """
            .formatted(name, sample),
        List.of(setting));
  }

  static String page() {
    return ReferencePage.of(
        "Matchers",
        "What can stand in `match=` besides James's own matchers. The condition is what follows"
            + " the first `=`. A condition that is wrong stops the start and says what to write.",
        ALL);
  }
}
