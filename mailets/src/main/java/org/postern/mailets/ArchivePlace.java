package org.postern.mailets;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.postern.archive.Packing;
import org.postern.archive.Retention;
import org.postern.attributes.MailContent;
import org.postern.inspection.content.Content;

/** Where an Archive keeps mail. */
@FunctionalInterface
interface ArchivePlace {
  /**
   * Keeps a mail; it is on disk when this returns.
   *
   * @param message what is kept of it
   */
  void keep(Mail mail, Content message) throws IOException, MessagingException;

  /** A folder with a chain, which is opened when the first mail comes. */
  static ArchivePlace folder(Archives archives, Path folder, Packing packing, Retention keep) {
    return (mail, message) -> archives.in(folder, keep).keep(mail, message, packing);
  }

  /** A mail repository that is given mails as they are. */
  static ArchivePlace repository(MailRepository repository) {
    return (mail, message) -> repository.store(mail);
  }

  /** A mail repository that is given mails with another message. */
  static ArchivePlace repositoryOfReports(MailRepository repository) {
    return (mail, message) -> {
      Mail copy = mail.duplicate();
      try {
        copy.setName(mail.getName());
        MailContent.replace(copy, message);
        repository.store(copy);
      } finally {
        LifecycleUtil.dispose(copy);
      }
    };
  }
}
