package org.postern.attributes;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The addresses of an envelope that James cannot express, as they came. The mail itself carries a
 * stand-in for each; this says whose, for people and for whoever sends the mail on later. It lies
 * in one attribute, from each stand-in to the address, one character a byte.
 */
public final class RawAddresses {
  /** Where they hang on the mail; a mail without stand-ins does not have it. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.raw-addresses");

  private RawAddresses() {}

  /** Notes the addresses behind the stand-ins of a mail. */
  public static void note(Mail mail, Map<MailAddress, String> standIns) {
    if (standIns.isEmpty()) {
      return;
    }
    Map<String, AttributeValue<?>> plain = new LinkedHashMap<>();
    standIns.forEach((standIn, raw) -> plain.put(standIn.asString(), AttributeValue.of(raw)));
    mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(plain)));
  }

  /** Returns an address of the mail as it came; text from a stranger, not made safe. */
  public static String of(Mail mail, MailAddress address) {
    return mail.getAttribute(ATTRIBUTE)
        .map(attribute -> attribute.getValue().value())
        .filter(Map.class::isInstance)
        .map(plain -> ((Map<?, ?>) plain).get(address.asString()))
        .map(raw -> raw instanceof AttributeValue<?> wrapped ? wrapped.value() : raw)
        .map(String::valueOf)
        .orElseGet(address::asString);
  }
}
