package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import org.postern.inspection.content.Content;

/**
 * A short letter with a held message attached (RFC 2046, message/rfc822). Nothing of the message is
 * in its own words, and the message is in it byte for byte; the boundary is random.
 */
final class Letter {
  private static final String HOST = "localhost";

  private final String domain;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  private Letter(String domain, Clock clock) {
    this.domain = domain;
    this.clock = clock;
  }

  /** Returns one from the postmaster of this host. */
  static Letter from(Path control, Clock clock) throws IOException {
    Path me = control.resolve("me");
    String name =
        Files.isReadable(me)
            ? Files.readString(me).lines().findFirst().map(String::strip).orElse(HOST)
            : HOST;
    boolean plain = !name.isEmpty() && name.chars().allMatch(Letter::isOfAName);
    return new Letter(plain ? name : HOST, clock);
  }

  private static boolean isOfAName(int c) {
    return c == '.' || c == '-' || (c < 127 && Character.isLetterOrDigit(c));
  }

  /** Returns the letter with the message in it. */
  Content around(Content message, List<String> recipients) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String unique = HexFormat.of().formatHex(bytes);
    String head =
        """
        From: Quarantine <postmaster@%s>
        To: %s
        Subject: A message that was held
        Date: %s
        Message-ID: <%s@%s>
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="%s"

        --%s
        Content-Type: text/plain; charset=us-ascii

        The message that is attached was held when it came, and has been released
        by an administrator. Open it with care.

        --%s
        Content-Type: message/rfc822
        Content-Disposition: attachment; filename="held.eml"
        Content-Transfer-Encoding: 8bit

        """
            .formatted(
                domain,
                shown(recipients),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    clock.instant().atOffset(ZoneOffset.UTC)),
                unique,
                domain,
                unique,
                unique,
                unique);
    String end = "\n--" + unique + "--\n";
    return Content.concat(
        Content.of(head.getBytes(US_ASCII)), message, Content.of(end.getBytes(US_ASCII)));
  }

  /** An address that does not stand in a header as it is, or many of them, are not told. */
  private static String shown(List<String> recipients) {
    boolean plain =
        recipients.size() <= 10
            && recipients.stream()
                .allMatch(
                    address ->
                        address.length() <= 80
                            && address
                                .chars()
                                .allMatch(c -> isOfAName(c) || "@_+=/".indexOf(c) >= 0));
    return plain ? String.join(",\n ", recipients) : "undisclosed-recipients:;";
  }
}
