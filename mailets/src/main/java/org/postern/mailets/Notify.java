package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.james.core.MailAddress;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.ContentMessage;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.OwnDomains;
import org.postern.attributes.RawAddresses;
import org.postern.attributes.Session;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.text.OneLine;
import org.postern.mailets.notice.Addressees;
import org.postern.mailets.notice.Addressees.Addressee;
import org.postern.mailets.notice.Addressees.Choice;
import org.postern.mailets.notice.Audience;
import org.postern.mailets.notice.ForgingViruses;
import org.postern.mailets.notice.Held;
import org.postern.mailets.notice.Languages;
import org.postern.mailets.notice.Mailbox;
import org.postern.mailets.notice.NoticeMemory;
import org.postern.mailets.notice.OriginalHead;
import org.postern.mailets.notice.Secretary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of a mail that was held: its sender, its recipients, the administrator. Nobody who
 * is not of this site is told, no program, no list, and nobody more than once an hour. The mail
 * itself goes on as it was, even if a notice cannot be sent.
 *
 * <p>It stands before the mailet that ends the mail, because nothing runs behind that one. While a
 * client of James waits, people are told only if the mail is refused.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.Notify">
 *   <to>psender, admin</to>
 *   <languages>de</languages>
 * </mailet>
 * }</pre>
 */
public final class Notify extends GenericMailet {
  static final List<Setting<?>> SETTINGS = NotifyReference.ALL;

  /**
   * Stands on every notice. It is not among what a second scan takes off a mail, and does not say
   * what James says of each mail that a mailet sends: that of a stranger, after a wait, too.
   */
  static final Attribute NOTICE =
      new Attribute(AttributeName.of("org.postern-notice"), AttributeValue.of(true));

  private static final Logger LOG = LoggerFactory.getLogger(Notify.class);
  private static final int LONGEST = 200;

  /** RFC 2606, section 2: no site has this domain. */
  private static final String NOBODYS = "nobody.invalid";

  private final FileSystem files;
  private final NoticeMemory memory;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private Duration interval = Duration.ofHours(1);
  private @Nullable Addressees addressees;
  private @Nullable Secretary secretary;

  /**
   * @param files how the server finds its files
   * @param memory who was told lately
   */
  @Inject
  public Notify(FileSystem files, NoticeMemory memory) {
    this(files, memory, InstantSource.system(), () -> "postern." + UUID.randomUUID());
  }

  Notify(FileSystem files, NoticeMemory memory, InstantSource clock, Supplier<String> ids) {
    this.files = files;
    this.memory = memory;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(this);
    NotifyFiles read = new NotifyFiles(files, settings);
    Set<Audience> to = settings.read(NotifyReference.TO);
    Optional<Mailbox> admin = settings.read(NotifyReference.ADMIN);
    Optional<Mailbox> from = settings.read(NotifyReference.FROM);
    List<String> codes = settings.read(NotifyReference.LANGUAGES);
    Map<String, List<String>> byDomain = settings.read(NotifyReference.BY_DOMAIN);
    Boolean viruses = settings.read(NotifyReference.VIRUSES_TO_SENDER);
    Duration hour = settings.read(NotifyReference.INTERVAL);
    Languages languages = read.languages(NotifyReference.TEXTS);
    ForgingViruses forging = read.forging(NotifyReference.FORGING);
    if (codes != null) {
      NotifyForms.known(codes, languages, NotifyReference.LANGUAGES, settings);
    }
    if (byDomain != null) {
      byDomain
          .values()
          .forEach(c -> NotifyForms.known(c, languages, NotifyReference.BY_DOMAIN, settings));
    }
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    if (to == null
        || admin == null
        || from == null
        || codes == null
        || byDomain == null
        || hour == null) {
      throw new MessagingException("Notify cannot start");
    }
    Optional<MailAddress> asked = admin.map(Mailbox::address);
    interval = hour;
    addressees = new Addressees(to, asked, Boolean.TRUE.equals(viruses), forging, this::isOwn);
    secretary = new Secretary(languages, codes, byDomain, from, asked, ids);
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Addressees who = addressees;
    Secretary writer = secretary;
    if (who == null || writer == null) {
      throw new MessagingException("Notify was not initialised");
    }
    Session session = Session.of(mail).orElse(null);
    if (session != null && session.trial() && !session.comesAgain()) {
      return;
    }
    if (mail.getAttribute(NOTICE.getName()).isPresent()) {
      LOG.info("no notice of {}: it is one itself", shown(mail.getName()));
      return;
    }
    Held held = held(mail);
    // James does not know its postmaster yet when mailets start.
    Choice choice = who.of(held, getMailetContext().getPostmaster());
    if (session != null && session.comesAgain()) {
      session.ifRefused(() -> tell(held, choice, writer));
    } else {
      tell(held, choice, writer);
    }
  }

  @Override
  public String getMailetInfo() {
    return "Notify: tells people of a mail that was held";
  }

  private void tell(Held mail, Choice choice, Secretary writer) {
    choice
        .refused()
        .forEach(why -> LOG.info("no notice of {} to {}", shown(mail.id()), shown(why)));
    choice.told().forEach(to -> tell(mail, to, writer));
  }

  private void tell(Held mail, Addressee to, Secretary writer) {
    String address = to.address().asString();
    String key = address.toLowerCase(Locale.ROOT);
    OptionalInt before = memory.claim(key, mail.when(), interval);
    if (before.isEmpty()) {
      LOG.info(
          "no notice of {} to {}: the last is less than {} old; {} left out since",
          shown(mail.id()),
          shown(address),
          interval,
          memory.suppressed(key));
      return;
    }
    try {
      send(writer.notice(mail, to, getMailetContext().getPostmaster()), to.address());
      LOG.info(
          "notice of {} sent to {}, after {} left out",
          shown(mail.id()),
          shown(address),
          before.getAsInt());
    } catch (MessagingException e) {
      memory.forget(key);
      LOG.error(
          "the notice of {} to {} cannot be sent: {}",
          shown(mail.id()),
          shown(address),
          shown(e.getMessage()));
    }
  }

  private void send(byte[] bytes, MailAddress to) throws MessagingException {
    MailImpl notice =
        MailImpl.builder()
            .name(MailImpl.getId())
            .addRecipient(to)
            .addAttribute(NOTICE)
            .mimeMessage(new ContentMessage(Content.of(bytes)))
            .build();
    try {
      getMailetContext().sendMail(notice, Mail.DEFAULT);
    } finally {
      notice.dispose();
    }
  }

  private Held held(Mail mail) throws MessagingException {
    try {
      Account account = Account.of(mail, clock);
      return new Held(
          account.id(),
          account.now(),
          mail.getMaybeSender().asOptional().filter(sender -> isReachable(mail, sender)),
          mail.getRecipients().stream().filter(r -> isReachable(mail, r)).toList(),
          account.sender(),
          account.recipients(),
          account.findings(),
          OriginalHead.of(MailContent.of(mail)));
    } catch (IOException e) {
      throw new MessagingException("the message of " + mail.getName() + " cannot be read", e);
    }
  }

  /** A stand-in for an address that James cannot express reaches nobody. */
  private static boolean isReachable(Mail mail, MailAddress address) {
    String text = address.asString();
    return RawAddresses.of(mail, address).equals(text) && Mailbox.isWritable(text);
  }

  /** A host that takes every domain for its own knows none: then nobody but the admin is told. */
  private boolean isOwn(MailAddress address) {
    if (!(getMailetContext() instanceof OwnDomains own)) {
      return getMailetContext().isLocalServer(address.getDomain());
    }
    return !own.isOwn(NOBODYS)
        && own.isOwn(address.getDomain().asString().toLowerCase(Locale.ROOT));
  }

  private static String shown(@Nullable String raw) {
    return OneLine.of(String.valueOf(raw), LONGEST);
  }
}
