package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.postern.inspection.Finding;
import org.postern.mailets.notice.DigestEntry;
import org.postern.mailets.notice.Mailbox;
import org.postern.mailets.notice.OriginalHead;
import org.postern.repository.HeldMails;
import org.postern.repository.HeldMails.HeldMail;

/**
 * What was held for each recipient whom a digest can reach.
 *
 * @param folders maildirs of the quarantine
 * @param local whether a domain, in lower case, is the site's
 * @param broken hears of each side file that cannot be understood
 */
record HeldForEach(List<Path> folders, Predicate<String> local, Consumer<Path> broken) {
  private static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing(Finding::effect).thenComparing(Finding::kind);

  /** Returns what came in after one time and not after another, by recipient, the oldest first. */
  Map<String, List<HeldMail>> between(Instant after, Instant until) throws IOException {
    Map<String, List<HeldMail>> each = new TreeMap<>();
    for (Path folder : folders) {
      new HeldMails(folder).between(after, until, mail -> add(mail, each), broken);
    }
    each.values().forEach(mails -> mails.sort(Comparator.comparing(HeldMail::stored)));
    return each;
  }

  private void add(HeldMail mail, Map<String, List<HeldMail>> each) {
    for (String recipient : mail.recipients()) {
      String address = recipient.toLowerCase(Locale.ROOT);
      if (isWritable(address) && local.test(address.substring(address.lastIndexOf('@') + 1))) {
        each.computeIfAbsent(address, _ -> new ArrayList<>()).add(mail);
      }
    }
  }

  private static boolean isWritable(String address) {
    try {
      return !Mailbox.of(address).address().asString().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Returns what a digest tells of a mail.
   *
   * @throws IOException if its message cannot be read
   */
  static DigestEntry entry(HeldMail mail, String recipient) throws IOException {
    String subject = "";
    if (Files.exists(mail.message())) {
      try (InputStream in = Files.newInputStream(mail.message())) {
        subject = OriginalHead.of(in).subject();
      }
    }
    return new DigestEntry(
        mail.id(),
        mail.stored(),
        mail.sender(),
        subject,
        mail.findings().stream()
            .filter(finding -> finding.concerns(recipient))
            .sorted(GRAVEST_FIRST)
            .toList());
  }
}
