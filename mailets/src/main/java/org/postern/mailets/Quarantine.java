package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;
import org.postern.inspection.settings.ByteSize;
import org.postern.inspection.settings.Durations;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.metrics.Meters;
import org.postern.repository.DailyExpiry;
import org.postern.repository.Expiry;
import org.postern.repository.MaildirRepository;

/**
 * Keeps a mail where the administrator can look at it: the message byte for byte as it is now, with
 * its envelope and findings. When this mailet is through, the mail is on disk, and its way through
 * the processors ends here.
 *
 * <p>If the repository cannot take the mail, the mail is not kept from its fate by silence: the
 * mailet throws, and the host answers "try again" or runs {@code onMailetException}.
 *
 * <p>While a client only asks what would happen (the SMTP hook of James), nothing is stored; the
 * mail comes again through the spool.
 *
 * <pre>{@code
 * <mailet match="All" class="org.postern.mailets.Quarantine">
 *   <repository>maildir://var/quarantine/viruses</repository>
 * </mailet>
 * }</pre>
 */
public final class Quarantine extends GenericMailet {
  static final Setting<MailRepositoryUrl> REPOSITORY =
      new Setting<>(
          "repository",
          "repository URL",
          null,
          "Where mail is kept. maildir://PATH is a folder that mail programs can read, synced to"
              + " disk; a path without a leading slash starts in the host's working directory. On a"
              + " James cluster, any protocol that mailrepositorystore.xml lists.",
          RepositoryUrl::parse);

  static final Setting<Boolean> PASS_THROUGH =
      new Setting<>(
          "passThrough",
          TrueOrFalse.FORM,
          "false",
          "Whether the mail goes on to the next mailet after it was stored. If not, it ends here.",
          TrueOrFalse::parse);

  static final Setting<Optional<Duration>> KEEP =
      new Setting<>(
          "keep",
          "duration or off",
          "14d",
          "How long mail is kept in a maildir://. Once a day what is older is deleted, the oldest"
              + " first. off: for ever. Other repositories keep what they have.",
          text -> unlessOff(text, Durations::parse));

  static final Setting<Optional<Long>> KEEP_SIZE =
      new Setting<>(
          "keepSize",
          "size or off",
          "off",
          "How much is kept in a maildir://. Once a day the oldest mail is deleted until no more"
              + " than this is left, however young it is.",
          text -> unlessOff(text, size -> ByteSize.parse(size).bytes()));

  static final Setting<Optional<Long>> MOST =
      new Setting<>(
          "most",
          "size or off",
          "off",
          "How much a maildir:// may ever hold. Mail beyond that is not kept: the client is asked to"
              + " try again, and the log says what to do. Write more than keepSize.",
          text -> unlessOff(text, size -> ByteSize.parse(size).bytes()));

  static final List<Setting<?>> SETTINGS = List.of(REPOSITORY, PASS_THROUGH, KEEP, KEEP_SIZE, MOST);

  private final MailRepositoryStore store;
  private final Meters meters;
  private @Nullable MailRepository repository;
  private Optional<DailyExpiry> daily = Optional.empty();
  private boolean passThrough;

  /**
   * @param store the host's repositories
   * @param meters where it is told how much lies in quarantine
   */
  @Inject
  public Quarantine(MailRepositoryStore store, Meters meters) {
    this.store = store;
    this.meters = meters;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(this);
    MailRepositoryUrl url = settings.read(REPOSITORY);
    passThrough = Boolean.TRUE.equals(settings.read(PASS_THROUGH));
    Optional<Duration> keep = settings.read(KEEP);
    Optional<Long> keepSize = settings.read(KEEP_SIZE);
    Optional<Long> most = settings.read(MOST);
    try {
      if (url != null) {
        repository = RepositoryUrl.opened(store, url, REPOSITORY.name(), settings).orElse(null);
      }
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    if (repository instanceof MaildirRepository maildir) {
      most.ifPresent(maildir::limit);
      if (keep.isPresent() || keepSize.isPresent()) {
        Expiry expiry = new Expiry(keep, keepSize, shelved -> true);
        daily = Optional.of(DailyExpiry.start(maildir.shelf(), expiry));
      }
    }
    if (url != null && repository != null) {
      QuarantineGauges.register(repository, url, meters);
    }
  }

  @Override
  public void destroy() {
    daily.ifPresent(DailyExpiry::close);
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Optional<Session> session = Session.of(mail);
    if (session.filter(Session::trial).isEmpty()) {
      if (repository == null) {
        throw new MessagingException("Quarantine was not initialised");
      }
      repository.store(mail);
    }
    if (!passThrough) {
      session.ifPresent(host -> host.ended(mail, Outcome.QUARANTINE));
      mail.setState(Mail.GHOST);
    }
  }

  @Override
  public String getMailetInfo() {
    return "Quarantine: keeps a mail where the administrator can look at it";
  }

  private static <T> Optional<T> unlessOff(String text, Function<String, T> form) {
    return text.equals("off") ? Optional.empty() : Optional.of(form.apply(text));
  }
}
