package org.postern.attributes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.inspection.Finding;

/**
 * The findings of a mail. They lie in one attribute as lists, maps and strings, because that is
 * what survives each queue of James, whichever way it stores a mail.
 */
public final class MailFindings {
  /** Where they hang on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.findings");

  private MailFindings() {}

  /**
   * Returns what detectors found so far. A finding that this version cannot read comes back as one
   * of kind {@code unscanned}, so that it holds the mail and does not free it.
   */
  public static List<Finding> of(Mail mail) {
    List<Finding> findings = new ArrayList<>();
    Optional<Attribute> attribute = mail.getAttribute(ATTRIBUTE);
    if (attribute.isPresent()) {
      if (plain(attribute.get().getValue().value()) instanceof List<?> list) {
        for (Object item : list) {
          findings.add(
              item instanceof Map<?, ?> map
                  ? Finding.fromPlain(map).orElseGet(MailFindings::unreadable)
                  : unreadable());
        }
      } else {
        findings.add(unreadable());
      }
    }
    return List.copyOf(findings);
  }

  /** Adds findings to those the mail has. */
  public static void add(Mail mail, Collection<Finding> more) {
    if (more.isEmpty()) {
      return;
    }
    Collection<AttributeValue<?>> values = new ArrayList<>();
    of(mail).forEach(finding -> values.add(value(finding)));
    more.forEach(finding -> values.add(value(finding)));
    mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(values)));
  }

  private static Finding unreadable() {
    return new Finding(
        Finding.Kind.UNSCANNED,
        Finding.Effect.DEFER,
        "postern",
        "findings-unreadable",
        Finding.WHOLE,
        "a finding on this mail was written by another version of Postern");
  }

  private static AttributeValue<?> value(Finding finding) {
    Map<String, AttributeValue<?>> map = new LinkedHashMap<>();
    finding
        .toPlain()
        .forEach(
            (key, plain) ->
                map.put(
                    key,
                    plain instanceof List<?> list
                        ? AttributeValue.of(strings(list))
                        : AttributeValue.of(plain.toString())));
    return AttributeValue.of(map);
  }

  private static Collection<AttributeValue<?>> strings(List<?> list) {
    Collection<AttributeValue<?>> values = new ArrayList<>();
    list.forEach(item -> values.add(AttributeValue.of(item.toString())));
    return values;
  }

  /** Takes the wrapping off: a queue may give back wrapped or bare values. */
  private static Object plain(Object value) {
    return switch (value) {
      case AttributeValue<?> wrapped -> plain(wrapped.value());
      case Collection<?> items -> items.stream().map(MailFindings::plain).toList();
      case Map<?, ?> map -> {
        Map<Object, Object> bare = new LinkedHashMap<>();
        map.forEach((key, item) -> bare.put(key, plain(item)));
        yield bare;
      }
      default -> value;
    };
  }
}
