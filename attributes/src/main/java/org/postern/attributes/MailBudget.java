package org.postern.attributes;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.inspection.anatomy.Budget;

/**
 * The budget with which a mail is taken apart. It hangs on the mail as a map of strings, because
 * that is what survives each queue of James.
 */
public final class MailBudget {
  /** Where it hangs on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.budget");

  private MailBudget() {}

  /**
   * Returns the budget of a mail: {@link Budget#DEFAULT} if nobody chose one, or if it was written
   * by a version that knows other limits.
   */
  public static Budget of(Mail mail) {
    return mail.getAttribute(ATTRIBUTE)
        .map(attribute -> plain(attribute.getValue()))
        .filter(Map.class::isInstance)
        .flatMap(map -> Budget.fromPlain((Map<?, ?>) map))
        .orElse(Budget.DEFAULT);
  }

  /** Chooses the budget of a mail; an inspection that was made with another one is made anew. */
  public static void set(Mail mail, Budget budget) {
    Map<String, AttributeValue<?>> map = new LinkedHashMap<>();
    budget.toPlain().forEach((name, value) -> map.put(name, AttributeValue.of(value)));
    mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(map)));
  }

  /** Takes the wrapping off: a queue may give back wrapped or bare values. */
  private static Object plain(Object value) {
    return switch (value) {
      case AttributeValue<?> wrapped -> plain(wrapped.value());
      case Map<?, ?> map -> {
        Map<Object, Object> bare = new LinkedHashMap<>();
        map.forEach((key, item) -> bare.put(key, plain(item)));
        yield bare;
      }
      default -> value;
    };
  }
}
