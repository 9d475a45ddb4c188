package org.postern.inspection.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.inspection.Finding;
import org.postern.inspection.active.ActiveContent;
import org.postern.inspection.anatomy.Anatomy;

/**
 * What rules may ask about.
 *
 * @param anatomy of the message
 * @param sender the envelope sender; empty for the null sender
 * @param recipients the envelope recipients
 * @param client who handed the message in
 * @param local whether a domain, in lower case, is one of the site's own
 * @param now when the message is looked at
 * @param findings what other detectors have said of the message so far
 * @param active what acts by itself in the message
 * @param text of the message, as the rules search it
 * @param headers its top fields, as the rules compare them
 */
public record Facts(
    Anatomy anatomy,
    Optional<String> sender,
    List<String> recipients,
    Client client,
    Predicate<String> local,
    Instant now,
    List<Finding> findings,
    ActiveContent active,
    MessageText text,
    HeaderValues headers) {

  public Facts {
    recipients = List.copyOf(recipients);
    findings = List.copyOf(findings);
  }

  /** What is known of a message before its rules are asked. */
  public Facts(
      Anatomy anatomy,
      Optional<String> sender,
      List<String> recipients,
      Client client,
      Predicate<String> local,
      Instant now,
      List<Finding> findings) {
    this(
        anatomy,
        sender,
        recipients,
        client,
        local,
        now,
        findings,
        new ActiveContent(),
        new MessageText(anatomy, TextSearch.NOTHING),
        new HeaderValues(anatomy));
  }

  /** Returns the same, with a text that is searched for what rules ask about. */
  Facts searched(TextSearch search) {
    MessageText searched = new MessageText(anatomy, search);
    return new Facts(
        anatomy, sender, recipients, client, local, now, findings, active, searched, headers);
  }

  /**
   * Who handed a message in.
   *
   * @param address IP address as text; empty if the message was made on this host
   * @param name host name, if it was looked up
   * @param relaying whether the client may send to any domain
   * @param authenticated whether the client logged in
   */
  public record Client(
      Optional<String> address, Optional<String> name, boolean relaying, boolean authenticated) {
    /** A program on this host. */
    public static final Client LOCAL = new Client(Optional.empty(), Optional.empty(), false, false);
  }

  /** Returns whether an address is at one of the site's own domains. */
  boolean isLocal(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 || local.test(address.substring(at + 1).toLowerCase(Locale.ROOT));
  }

  /** Returns the size of the message, bytes. */
  long size() {
    return anatomy.root().range().map(range -> range.to() - range.from()).orElse(0L);
  }
}
