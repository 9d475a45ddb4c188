package org.postern.mailets.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.james.core.MailAddress;
import org.postern.mailets.notice.Addressees.Addressee;

/**
 * Writes notices in the languages of whoever gets them.
 *
 * @param languages those there are
 * @param bySite the codes that everybody gets for whom nothing else is set, in order
 * @param byDomain the codes for addresses of a domain, which is in lower case
 * @param from who writes
 * @param contact whom to ask
 * @param ids names for messages; random, of letters, digits, dots and dashes
 */
public record Secretary(
    Languages languages,
    List<String> bySite,
    Map<String, List<String>> byDomain,
    Mailbox from,
    MailAddress contact,
    Supplier<String> ids) {
  public Secretary {
    bySite = List.copyOf(bySite);
    byDomain = Map.copyOf(byDomain);
  }

  /** Returns the bytes of a notice about a mail. */
  public byte[] notice(Held mail, Addressee to) {
    Letter letter = NoticeText.of(mail, to, languages.of(codes(to.address())), contact.asString());
    return message(letter, to.address(), mail.when());
  }

  /** Returns the codes of the languages that an address is written to in. */
  public List<String> codes(MailAddress to) {
    return byDomain.getOrDefault(to.getDomain().asString().toLowerCase(Locale.ROOT), bySite);
  }

  private byte[] message(Letter letter, MailAddress to, Instant now) {
    return new LetterMessage(from, ids.get(), now).of(letter, to);
  }
}
