package org.postern.mailets;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.mailets.notice.Audience;
import org.postern.mailets.notice.Mailbox;

/** What can be set about {@link Notify}. */
final class NotifyReference {
  static final Setting<Set<Audience>> TO =
      new Setting<>(
          "to",
          "some of sender, psender, recips, precips, admin, with commas",
          "psender",
          "Who is told. With a `p` before it: only if a rule or a format check blocked the mail and"
              + " there is no virus in it. Senders and recipients are told only if their address is"
              + " the site's own.",
          NotifyForms::audiences);

  static final Setting<Optional<Mailbox>> ADMIN =
      new Setting<>(
          "admin",
          "address",
          "",
          "Who is told as the administrator, and whom the notices name as the one to ask. If it is"
              + " not set, the postmaster of this server.",
          NotifyForms::mailbox);

  static final Setting<Optional<Mailbox>> FROM =
      new Setting<>(
          "from",
          "address, or name and <address>",
          "",
          "Who the notices come from. If it is not set, the postmaster of this server. Bounces of"
              + " notices go nowhere.",
          NotifyForms::mailbox);

  static final Setting<List<String>> LANGUAGES =
      new Setting<>(
          "languages",
          "codes of languages, with commas",
          "en",
          "The language of the notices, or several, one after the other in each notice. Shipped are"
              + " af, cs, de, en, es, fr, it, lt, nl, pl, pt, sv, tr, zh.",
          NotifyForms::codes);

  static final Setting<Map<String, List<String>>> BY_DOMAIN =
      new Setting<>(
          "languagesByDomain",
          "domain=codes, with commas; several codes with +",
          "",
          "Other languages for those whose address is in a domain, such as example.ch=de+fr+it.",
          NotifyForms::byDomain);

  static final Setting<String> TEXTS =
      new Setting<>(
          "texts",
          "URL of a folder",
          "",
          "A folder with texts of the site, such as file://conf/notices. A file de.txt changes"
              + " those German texts that it has; one of a language that is not shipped adds it.",
          text -> text);

  static final Setting<Boolean> VIRUSES_TO_SENDER =
      new Setting<>(
          "virusesToSender",
          TrueOrFalse.FORM,
          "false",
          "Whether `sender` holds for viruses, too. Most viruses forge the sender, so that the"
              + " notice reaches somebody who has nothing to do with it.",
          TrueOrFalse::parse);

  static final Setting<String> FORGING =
      new Setting<>(
          "forgingViruses",
          "URL of a file",
          "",
          "A file with names of viruses that forge the sender, one a line, * for any characters, on"
              + " top of those that come with Postern. Of these no sender is ever told.",
          text -> text);

  static final Setting<Duration> INTERVAL =
      new Setting<>(
          "interval",
          "duration",
          "1h",
          "For how long an address gets no second notice; 0s for a notice about each mail.",
          text -> Durations.parse(text, Duration.ZERO, Duration.ofDays(7)));

  static final List<Setting<?>> ALL =
      List.of(TO, ADMIN, FROM, LANGUAGES, BY_DOMAIN, TEXTS, VIRUSES_TO_SENDER, FORGING, INTERVAL);

  private NotifyReference() {}
}
