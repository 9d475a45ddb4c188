package org.postern.attributes;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * How long engines took for a mail. It lies in one attribute, from the engine's name to
 * milliseconds, for the report.
 */
public final class MailTimes {
  /** Where they hang on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.times");

  private MailTimes() {}

  /** Returns milliseconds by engine, in the order in which they were noted. */
  public static Map<String, Long> of(Mail mail) {
    Map<String, Long> times = new LinkedHashMap<>();
    mail.getAttribute(ATTRIBUTE)
        .map(attribute -> attribute.getValue().value())
        .filter(Map.class::isInstance)
        .ifPresent(
            plain ->
                ((Map<?, ?>) plain)
                    .forEach(
                        (name, value) -> {
                          Object bare = value instanceof AttributeValue<?> w ? w.value() : value;
                          if (bare instanceof Number millis) {
                            times.put(String.valueOf(name), millis.longValue());
                          }
                        }));
    return times;
  }

  /** Adds what engines took; of an engine that was asked before, the times add up. */
  public static void add(Mail mail, Map<String, Duration> took) {
    if (took.isEmpty()) {
      return;
    }
    Map<String, Long> times = of(mail);
    took.forEach((name, time) -> times.merge(name, time.toMillis(), Long::sum));
    Map<String, AttributeValue<?>> plain = new LinkedHashMap<>();
    times.forEach((name, millis) -> plain.put(name, AttributeValue.of(millis)));
    mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(plain)));
  }
}
