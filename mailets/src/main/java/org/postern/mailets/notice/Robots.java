package org.postern.mailets.notice;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Addresses behind which a program or a list reads the mail: nobody there is served by a notice.
 * RFC 2142 and RFC 3834, section 2, name most of them; the others are what list programs use.
 */
final class Robots {
  private static final Set<String> NAMES =
      Set.of(
          "postmaster",
          "mailer-daemon",
          "mailerdaemon",
          "maildaemon",
          "mailer",
          "daemon",
          "abuse",
          "nobody",
          "listserv",
          "listproc",
          "majordomo",
          "mailman",
          "ezmlm",
          "sympa",
          "bounce",
          "bounces",
          "noreply",
          "no-reply",
          "no_reply",
          "donotreply",
          "do-not-reply");

  private static final List<String> BEGINNINGS =
      List.of("owner-", "bounce-", "bounces-", "bounce+", "bounces+", "prvs=", "srs0=", "srs1=");

  private static final List<String> ENDS =
      List.of("-request", "-owner", "-bounce", "-bounces", "-relay", "-errors", "-help");

  private Robots() {}

  /** Returns whether an address is one of these, by its local part. */
  static boolean has(String localPart) {
    String name = localPart.toLowerCase(Locale.ROOT);
    return NAMES.contains(name)
        || BEGINNINGS.stream().anyMatch(name::startsWith)
        || ENDS.stream().anyMatch(name::endsWith)
        || name.contains("-return-")
        || name.contains("-bounces+");
  }
}
