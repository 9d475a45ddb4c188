package org.postern.qmail.chain;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailetSettings;
import org.postern.attributes.Outcome;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.settings.SettingsException;

/**
 * Stands for {@code ToRepository}: stores a mail and ends it.
 *
 * <pre>{@code
 * <mailet match="All" class="ToRepository">
 *   <repositoryPath>maildir://var/mail/error/</repositoryPath>
 * </mailet>
 * }</pre>
 */
final class Store extends GenericMailet {
  static final Setting<MailRepositoryUrl> PATH =
      new Setting<>(
          "repositoryPath",
          "URL of a repository",
          null,
          "Where mails go. The protocol is one that mailrepositorystore.xml lists.",
          MailRepositoryUrl::from);
  static final Setting<Boolean> PASS_THROUGH =
      new Setting<>(
          "passThrough",
          "true or false",
          "false",
          "Whether the mail goes on its way after a copy was stored.",
          Store::yesOrNo);

  private final MailRepositoryStore repositories;
  private @Nullable MailRepository repository;
  private boolean passThrough;

  @Inject
  Store(MailRepositoryStore repositories) {
    this.repositories = repositories;
  }

  @Override
  public void init() throws MessagingException {
    Settings settings = MailetSettings.of(getMailetConfig());
    MailRepositoryUrl url = settings.read(PATH);
    Boolean pass = settings.read(PASS_THROUGH);
    if (url != null) {
      try {
        repository = repositories.select(url);
      } catch (MailRepositoryStore.MailRepositoryStoreException | RuntimeException e) {
        settings.problem(
            PATH.name(),
            '"'
                + url.asString()
                + "\" cannot be opened: "
                + e.getMessage()
                + "; write a protocol"
                + " that mailrepositorystore.xml lists and a path that can be written");
      }
    }
    try {
      settings.check();
    } catch (SettingsException e) {
      throw MailetSettings.refusal(e);
    }
    passThrough = pass != null && pass;
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Ledger ledger = Run.current().ledger();
    MailRepository open = repository;
    if (open == null) {
      throw new MessagingException("not started");
    }
    if (!ledger.trial()) {
      open.store(mail);
    }
    if (!passThrough) {
      ledger.ended(mail, Outcome.QUARANTINE);
      mail.setState(Mail.GHOST);
    }
  }

  private static Boolean yesOrNo(String text) {
    return switch (text) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default ->
          throw new IllegalArgumentException(
              '"' + text + "\" is neither true nor false; write one");
    };
  }
}
