package org.postern.mailets;

import java.util.Optional;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryStore.MailRepositoryStoreException;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.postern.inspection.settings.Settings;

/** How a mail repository is named in a configuration. */
final class RepositoryUrl {
  private RepositoryUrl() {}

  /**
   * Returns the URL.
   *
   * @throws IllegalArgumentException with the value and what to write instead
   */
  static MailRepositoryUrl parse(String text) {
    if (!text.contains("://") || text.startsWith("://") || text.endsWith("://")) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not the URL of a mail repository; write one such as"
              + " maildir://var/quarantine/viruses");
    }
    return MailRepositoryUrl.from(text);
  }

  /** Opens a repository; empty if it cannot be opened, and the settings have a mistake more. */
  static Optional<MailRepository> opened(
      MailRepositoryStore store, MailRepositoryUrl url, String setting, Settings settings) {
    try {
      return Optional.of(store.select(url));
    } catch (MailRepositoryStoreException e) {
      settings.problem(
          setting,
          "\""
              + url.asString()
              + "\" cannot be opened: "
              + reason(e)
              + "; write a protocol that mailrepositorystore.xml lists, and a place that this"
              + " server may write to");
      return Optional.empty();
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : reason(cause);
  }
}
