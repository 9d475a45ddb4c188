package org.postern.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailBudget;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailInspection;
import org.postern.attributes.MailRules;
import org.postern.attributes.MailStripped;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.Outcome;
import org.postern.attributes.Session;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.strip.Removal;
import org.postern.inspection.strip.Stripped;

/**
 * Takes out of a message the parts that findings with the effect {@code strip} name, and puts a
 * notice in the place of each. Every other byte stays as it is, see docs/strip.md. The message as
 * it came is stored and synced before that; then the mail goes on.
 *
 * <p>A message that cannot lose a part safely goes to the processor {@code otherwise} as it is: one
 * that is signed, that can be read in two ways, that is nothing but the part, or in which the rules
 * still find something after the parts are gone.
 *
 * <pre>{@code
 * <mailet match="org.postern.matchers.Found=*&#47;strip" class="org.postern.mailets.Strip">
 *   <repository>maildir://var/quarantine/policy</repository>
 *   <otherwise>policy</otherwise>
 * </mailet>
 * }</pre>
 */
public final class Strip extends GenericMailet {
  static final Setting<MailRepositoryUrl> REPOSITORY =
      new Setting<>(
          "repository",
          "repository URL",
          null,
          "Where the message is kept as it came, before it goes on; see Quarantine.",
          RepositoryUrl::parse);

  static final Setting<String> OTHERWISE =
      new Setting<>(
          "otherwise",
          "processor",
          null,
          "The processor that takes mail which cannot lose a part. It should keep it.",
          Reply::processor);

  static final Setting<Boolean> SIGNED =
      new Setting<>(
          "signed",
          "whole or strip",
          "whole",
          "What becomes of signed mail (DKIM, ARC, S/MIME, PGP/MIME): with whole it goes to"
              + " otherwise, with strip it loses the part, and its signature is no longer valid.",
          Strip::signed);

  static final List<Setting<?>> SETTINGS =
      List.of(REPOSITORY, OTHERWISE, SIGNED, RemovalNotice.LANGUAGES, RemovalNotice.TEXTS);

  private final MailRepositoryStore store;
  private final FileSystem files;
  private String otherwise = Mail.ERROR;
  private boolean breaksSignatures;
  private @Nullable MailRepository repository;
  private @Nullable RemovalNotice notice;

  /**
   * @param store the host's repositories
   * @param files how the server finds its files
   */
  @Inject
  public Strip(MailRepositoryStore store, FileSystem files) {
    this.store = store;
    this.files = files;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(this);
    MailRepositoryUrl url = settings.read(REPOSITORY);
    String processor = settings.read(OTHERWISE);
    breaksSignatures = Boolean.TRUE.equals(settings.read(SIGNED));
    notice = RemovalNotice.read(settings, files);
    try {
      if (url != null) {
        repository = RepositoryUrl.opened(store, url, REPOSITORY.name(), settings).orElse(null);
      }
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    otherwise = String.valueOf(processor);
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    List<Finding> wanted = wanted(mail, MailFindings.of(mail));
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> paths = new LinkedHashSet<>();
    wanted.forEach(finding -> paths.add(finding.path()));
    Inspection inspection = MailInspection.of(mail);
    Removal removal =
        alike(mail, wanted)
            ? Removal.of(inspection.anatomy(), paths, breaksSignatures)
            : new Removal.Whole("its recipients are to lose different parts");
    switch (removal) {
      case Removal.Whole whole -> keepWhole(mail, whole.why());
      case Removal.Parts parts -> strip(mail, inspection, parts, wanted);
    }
  }

  private void strip(Mail mail, Inspection inspection, Removal.Parts parts, List<Finding> wanted)
      throws MessagingException {
    if (repository == null || notice == null) {
      throw new MessagingException("Strip was not initialised");
    }
    Content rest;
    try {
      rest = Stripped.of(inspection.message(), parts.cuts(), notice.on(mail, wanted));
    } catch (IOException e) {
      throw new MessagingException("the message of " + mail.getName() + " cannot be read", e);
    }
    Optional<String> left = left(mail, rest);
    if (left.isPresent()) {
      keepWhole(mail, left.get());
      return;
    }
    Optional<Session> session = Session.of(mail);
    if (session.filter(Session::trial).isEmpty()) {
      repository.store(mail);
    }
    MailContent.replace(mail, rest);
    MailStripped.set(mail);
    session.ifPresent(host -> host.ended(mail, Outcome.STRIP));
  }

  /** Returns what the rules still have against the message; empty if nothing. */
  private static Optional<String> left(Mail mail, Content rest) {
    Anatomy anatomy = new Inspection(rest, MailBudget.of(mail)).anatomy();
    Optional<List<Finding>> again = MailRules.apply(mail, anatomy);
    if (again.isEmpty()) {
      return Optional.of("the rules cannot be asked again: ApplyPolicy was not in the same run");
    }
    boolean held =
        concerning(mail, again.get()).stream()
            .anyMatch(finding -> finding.effect().compareTo(Effect.STRIP) <= 0);
    return held || !anatomy.exceeded().isEmpty()
        ? Optional.of("without the parts that had to go, a rule still holds")
        : Optional.empty();
  }

  private void keepWhole(Mail mail, String why) {
    MailFindings.add(
        mail,
        List.of(
            new Finding(
                Finding.Kind.POLICY,
                Effect.NOTE,
                "strip",
                "not-stripped",
                Finding.WHOLE,
                why,
                mail.getRecipients().stream().map(r -> r.asString()).toList())));
    mail.setState(otherwise);
  }

  private static List<Finding> wanted(Mail mail, List<Finding> findings) {
    return concerning(mail, findings).stream().filter(f -> f.effect() == Effect.STRIP).toList();
  }

  private static List<Finding> concerning(Mail mail, List<Finding> findings) {
    return findings.stream()
        .filter(f -> mail.getRecipients().stream().anyMatch(r -> f.concerns(r.asString())))
        .toList();
  }

  /** Whether all recipients are to lose the same. */
  private static boolean alike(Mail mail, List<Finding> wanted) {
    return wanted.stream()
        .allMatch(f -> mail.getRecipients().stream().allMatch(r -> f.concerns(r.asString())));
  }

  @Override
  public Collection<ProcessingState> requiredProcessingState() {
    return List.of(new ProcessingState(otherwise));
  }

  @Override
  public String getMailetInfo() {
    return "Strip: takes parts out of a message";
  }

  private static boolean signed(String text) {
    return switch (text) {
      case "whole" -> false;
      case "strip" -> true;
      default ->
          throw new IllegalArgumentException(
              "\"" + text + "\" is neither whole nor strip; write one");
    };
  }
}
