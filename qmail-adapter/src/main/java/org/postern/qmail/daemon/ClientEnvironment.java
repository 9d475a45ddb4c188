package org.postern.qmail.daemon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.attributes.Client;

/**
 * Who the client is, from the variables that tcpserver and qmail-smtpd set.
 *
 * @param remoteInfoIsUser whether {@code TCPREMOTEINFO} is the name that the client authenticated
 *     with, as the older SMTP AUTH patches have it. Without such a patch it is what the client's
 *     own ident server says: a stranger must not become a user by that
 */
record ClientEnvironment(boolean remoteInfoIsUser) {
  /** Longer than any textual IPv6 address with a zone. */
  private static final int ADDRESS = 64;

  /** The names that the SMTP AUTH patches in use set, none of which a client can set itself. */
  private static final List<String> USER_NAMES =
      List.of("SMTPAUTHUSER", "SMTP_AUTH_USER", "SMTPUSER", "AUTHUSER");

  /** Returns what the variables say. */
  Client client(Map<String, String> variables) {
    Optional<String> user =
        USER_NAMES.stream().flatMap(name -> given(variables, name).stream()).findFirst();
    if (user.isEmpty() && remoteInfoIsUser) {
      user = given(variables, "TCPREMOTEINFO");
    }
    return new Client(
        given(variables, "TCPREMOTEIP").filter(ClientEnvironment::isAddress),
        given(variables, "TCPREMOTEHOST"),
        variables.containsKey("RELAYCLIENT"),
        user);
  }

  private static Optional<String> given(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  private static boolean isAddress(String text) {
    return text.length() <= ADDRESS
        && text.chars()
            .allMatch(c -> Character.digit(c, 16) >= 0 && c < 128 || c == '.' || c == ':');
  }
}
