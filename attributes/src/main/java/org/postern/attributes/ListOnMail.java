package org.postern.attributes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * Strings that hang on a mail as one attribute, which every queue keeps. What a queue gives back
 * may be wrapped once more than what was put in.
 *
 * @param name of the attribute
 */
record ListOnMail(AttributeName name) {

  /** Returns them in their order; none if the mail has no such list. */
  List<String> of(Mail mail) {
    return mail.getAttribute(name)
        .map(attribute -> attribute.getValue().value())
        .filter(Collection.class::isInstance)
        .map(value -> strings((Collection<?>) value))
        .orElse(List.of());
  }

  void set(Mail mail, List<String> strings) {
    Collection<AttributeValue<?>> values = new ArrayList<>();
    strings.forEach(string -> values.add(AttributeValue.of(string)));
    mail.setAttribute(new Attribute(name, AttributeValue.of(values)));
  }

  private static List<String> strings(Collection<?> values) {
    return values.stream()
        .map(value -> value instanceof AttributeValue<?> wrapped ? wrapped.value() : value)
        .map(String::valueOf)
        .toList();
  }
}
