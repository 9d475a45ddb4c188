package org.postern.qmail.chain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.mailet.Mailet;

/** The names of mailets and matchers, as James looks them up, and what some stand for here. */
final class Names {
  static final String MAILETS = "org.apache.james.transport.mailets.";
  static final String MATCHERS = "org.apache.james.transport.matchers.";

  /**
   * Mailets of a James server that have a counterpart here. Delivery, local or remote, is handing
   * the mail to the real qmail-queue: qmail knows by itself which it is.
   */
  private static final Map<String, Class<? extends Mailet>> ALIASES =
      Map.of(
          "LocalDelivery", Deliver.class,
          "RemoteDelivery", Deliver.class,
          "ToRepository", Store.class);

  /** Mailets that throw a mail away when their settings, or their name, say so. */
  private static final Set<String> DISCARDING =
      Set.of("Null", "LogMessage", "HeadersToHTTP", "SerialiseToHTTP");

  /** What James ships in its module of server mailets: each needs users, queues or the DNS. */
  private static final Set<String> SERVER_ONLY =
      Set.of(
          """
          Bounce DSNBounce Forward FromRepository MetricsMailet NotifyPostmaster
          NotifySender RandomStoring RecipientRewriteTable Redirect Requeue Resend SPF
          Sieve ToPlainText ToSenderDomainRepository ToSenderFolder VacationMailet
          WhiteListManager WithPriority WithStorageDirective XOriginatingIpInNetwork
          AtLeastPriority AtMostPriority DSNDelayRequested DSNFailureRequested
          DSNSuccessRequested HasPriority InSpammerBlacklist IsInWhiteList IsMarkedAsSpam
          IsOverQuota IsRemoteDeliveryPermanentError IsRemoteDeliveryTemporaryError
          IsSenderInRRTLoop NetworkIsInWhitelist RemoteAddrInNetwork
          RemoteAddrNotInNetwork RemoteDeliveryFailedWithSMTPCode SenderInFakeDomain
          JMAPFiltering
          """
              .strip()
              .split("\\s+"));

  private Names() {}

  /** Returns the mailet that stands for {@code name} here; {@link Mailet} itself if none does. */
  static Class<? extends Mailet> alias(String name) {
    return ALIASES.getOrDefault(shortName(name, MAILETS), Mailet.class);
  }

  /**
   * Returns where to look: the name as given, then in James's own package. A name without a dot is
   * not looked for outside any package, which only costs time.
   */
  static List<String> candidates(String name, String standard) {
    return name.indexOf('.') < 0 ? List.of(standard + name) : List.of(name, standard + name);
  }

  static boolean serverOnly(String name) {
    return SERVER_ONLY.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  static boolean discards(Mailet mailet) {
    String name = mailet.getClass().getName();
    return name.startsWith(MAILETS) && DISCARDING.contains(name.substring(MAILETS.length()));
  }

  private static String shortName(String name, String standard) {
    return name.startsWith(standard) ? name.substring(standard.length()) : name;
  }
}
