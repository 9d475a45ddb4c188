package org.postern.mailets.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.james.core.MailAddress;
import org.postern.inspection.Finding.Kind;

/**
 * Who is told of a mail. The administrator is, if he asked for it; everybody else only if no
 * stranger is bothered and no program is answered (RFC 3834, section 2).
 *
 * @param audiences whom the site wants told
 * @param admin who is told as the administrator; if empty, the postmaster is
 * @param virusesToSender whether a sender is told of a virus
 * @param forging viruses of which no sender is ever told
 * @param local whether an address is the site's own
 */
public record Addressees(
    Set<Audience> audiences,
    Optional<MailAddress> admin,
    boolean virusesToSender,
    ForgingViruses forging,
    Predicate<MailAddress> local) {
  /** How many recipients of one mail are told: behind qmail one mail may lead to 100 at most. */
  static final int MOST = 80;

  public Addressees {
    audiences = Set.copyOf(audiences);
  }

  /** Somebody who is told. */
  public record Addressee(Role role, MailAddress address) {}

  /**
   * Who is told of one mail.
   *
   * @param told each address once
   * @param refused who is not, and why, for the log
   */
  public record Choice(List<Addressee> told, List<String> refused) {}

  /** Returns who is told of a mail on a host of this postmaster. */
  public Choice of(Held mail, MailAddress postmaster) {
    List<Addressee> told = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    if (audiences.contains(Audience.ADMIN)) {
      told.add(new Addressee(Role.ADMIN, admin.orElse(postmaster)));
    }
    if (wanted(Audience.SENDER, Audience.PSENDER, mail)) {
      Optional<String> why = notTheSender(mail);
      why.ifPresent(reason -> refused.add("sender: " + reason));
      if (why.isEmpty()) {
        told.add(new Addressee(Role.SENDER, mail.sender().orElseThrow()));
      }
    }
    if (wanted(Audience.RECIPS, Audience.PRECIPS, mail)) {
      Optional<String> automatic = mail.head().automatic();
      automatic.ifPresent(reason -> refused.add("recipients: " + reason));
      if (automatic.isEmpty()) {
        addRecipients(mail, told, refused);
      }
    }
    return new Choice(List.copyOf(told), List.copyOf(refused));
  }

  private void addRecipients(Held mail, List<Addressee> told, List<String> refused) {
    int left = MOST;
    for (MailAddress recipient : mail.recipients()) {
      Optional<String> why = notThis(recipient);
      if (why.isPresent()) {
        refused.add("recipient " + recipient.asString() + ": " + why.get());
      } else if (left-- > 0) {
        told.add(new Addressee(Role.RECIPIENT, recipient));
      }
    }
    if (left < 0) {
      refused.add("recipients: " + -left + " more than the " + MOST + " that are told");
    }
  }

  /** Whether an audience is wanted: for any block, or for those of rules. */
  private boolean wanted(Audience always, Audience forRules, Held mail) {
    return audiences.contains(always)
        || (audiences.contains(forRules)
            && mail.findings().stream().noneMatch(finding -> finding.kind() == Kind.VIRUS)
            && mail.findings().stream().anyMatch(finding -> isOfRules(finding.kind())));
  }

  private static boolean isOfRules(Kind kind) {
    return switch (kind) {
      case POLICY, FORMAT, LEAK -> true;
      case VIRUS, SPAM, UNSCANNED -> false;
    };
  }

  private Optional<String> notTheSender(Held mail) {
    if (mail.sender().isEmpty()) {
      return Optional.of("there is none that can be told");
    }
    Optional<String> virus =
        mail.findings().stream()
            .filter(finding -> finding.kind() == Kind.VIRUS)
            .map(finding -> finding.name())
            .filter(name -> !virusesToSender || forging.has(name))
            .findFirst();
    if (virus.isPresent()) {
      return Optional.of(
          virusesToSender
              ? "the virus " + virus.get() + " forges senders"
              : "senders are not told of viruses");
    }
    return mail.head().automatic().or(() -> notThis(mail.sender().get()));
  }

  private Optional<String> notThis(MailAddress address) {
    if (!local.test(address)) {
      return Optional.of("not an address of this site");
    }
    return Robots.has(address.getLocalPart())
        ? Optional.of("an address that a program reads")
        : Optional.empty();
  }
}
