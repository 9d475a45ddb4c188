package org.postern.mailets.notice;

import jakarta.mail.internet.AddressException;
import org.apache.james.core.MailAddress;

/**
 * Who a notice comes from.
 *
 * @param name for people; may be empty
 */
public record Mailbox(String name, MailAddress address) {

  /**
   * Reads {@code Name <address>} or an address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Mailbox of(String text) {
    int open = text.lastIndexOf('<');
    boolean named = open >= 0 && text.endsWith(">");
    String address = named ? text.substring(open + 1, text.length() - 1) : text;
    String name = named ? text.substring(0, open).strip() : "";
    try {
      if (name.chars().anyMatch(Character::isISOControl) || !isWritable(address)) {
        throw new AddressException();
      }
      return new Mailbox(name, new MailAddress(address));
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no address; write one such as Mail team <postmaster@example.org>",
          e);
    }
  }

  /** Returns whether an address can stand in a header as it is. */
  public static boolean isWritable(String address) {
    return !address.isEmpty()
        && address.length() <= 320
        && address.chars().allMatch(c -> c > ' ' && c < 127 && c != '<' && c != '>');
  }

  /** As it stands in a header. */
  String written() {
    String angled = "<" + address.asString() + ">";
    return name.isEmpty() ? angled : HeaderField.phrase(name) + " " + angled;
  }
}
