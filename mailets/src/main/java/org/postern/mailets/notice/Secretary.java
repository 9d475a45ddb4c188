package org.postern.mailets.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.james.core.MailAddress;
import org.postern.mailets.notice.Addressees.Addressee;

/**
 * Writes notices in the languages of whoever gets them.
 *
 * @param languages those there are
 * @param bySite the codes that everybody gets for whom nothing else is set, in order
 * @param byDomain the codes for addresses of a domain, which is in lower case
 * @param from who writes; if empty, the postmaster does
 * @param contact whom to ask; if empty, the postmaster
 * @param ids names for messages; random, of letters, digits, dots and dashes
 */
public record Secretary(
    Languages languages,
    List<String> bySite,
    Map<String, List<String>> byDomain,
    Optional<Mailbox> from,
    Optional<MailAddress> contact,
    Supplier<String> ids) {
  public Secretary {
    bySite = List.copyOf(bySite);
    byDomain = Map.copyOf(byDomain);
  }

  /** Returns the bytes of a notice about a mail on a host of this postmaster. */
  public byte[] notice(Held mail, Addressee to, MailAddress postmaster) {
    Letter letter =
        NoticeText.of(
            mail, to, languages.of(codes(to.address())), contact.orElse(postmaster).asString());
    return message(letter, to.address(), mail.when(), postmaster);
  }

  /**
   * Returns the bytes of a digest.
   *
   * @param held what was held for the addressee; at least one
   * @param release how it can be had
   */
  public byte[] digest(
      MailAddress to,
      List<DigestEntry> held,
      Release release,
      Instant now,
      MailAddress postmaster) {
    String asked = contact.orElse(postmaster).asString();
    Letter letter = DigestText.of(held, release, languages.of(codes(to)), asked);
    return message(letter, to, now, postmaster);
  }

  /** Returns the codes of the languages that an address is written to in. */
  public List<String> codes(MailAddress to) {
    return byDomain.getOrDefault(to.getDomain().asString().toLowerCase(Locale.ROOT), bySite);
  }

  private byte[] message(Letter letter, MailAddress to, Instant now, MailAddress postmaster) {
    Mailbox writer = from.orElseGet(() -> new Mailbox("", postmaster));
    return new LetterMessage(writer, ids.get(), now).of(letter, to);
  }
}
