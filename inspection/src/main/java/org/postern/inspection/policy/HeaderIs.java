package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.postern.inspection.data.Expression;

/**
 * Holds for the header fields of a name at the top of the message: each is compared as it came and
 * decoded.
 *
 * @param name of the field
 * @param like one of the fields is, as a whole, like one of these patterns
 * @param matches the expression matches somewhere in one of the fields
 * @param present whether there has to be such a field
 * @param moreThan there are more such fields than this
 */
record HeaderIs(
    String name,
    Optional<Patterns> like,
    Optional<Expression> matches,
    Optional<Boolean> present,
    OptionalLong moreThan)
    implements Condition {

  /** Returns whether there must be such a field for the condition to hold. */
  boolean isOnlyWherePresent() {
    return present.orElse(false) || like.isPresent() || matches.isPresent() || moreThan.isPresent();
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    List<HeaderValues.Value> fields = facts.headers().all(name);
    if (present.isPresent() && present.get() == fields.isEmpty()
        || moreThan.isPresent() && fields.size() <= moreThan.getAsLong()) {
      return Optional.empty();
    }
    if (like.isEmpty() && matches.isEmpty()) {
      return Optional.of(List.of());
    }
    for (HeaderValues.Value field : fields) {
      if (holds(field.decoded()) || !field.isPlain() && holds(field.raw())) {
        return Optional.of(List.of(new Spot("message", name + ": " + Shown.text(field.decoded()))));
      }
    }
    return Optional.empty();
  }

  private boolean holds(String value) {
    return like.map(l -> l.match(value)).orElse(true)
        && matches.map(m -> m.pattern().matcher(value).find()).orElse(true);
  }

  @Override
  public String written() {
    List<String> parts = new ArrayList<>(List.of("name=\"" + name + "\""));
    like.ifPresent(l -> parts.add("like=\"" + l + "\""));
    matches.ifPresent(m -> parts.add("matches=\"" + m.source() + "\""));
    present.ifPresent(p -> parts.add("present=\"" + p + "\""));
    moreThan.ifPresent(n -> parts.add("more-than=\"" + n + "\""));
    return "<header " + String.join(" ", parts) + ">";
  }

  @Override
  public String compared(Facts facts, String recipient) {
    return Shown.texts(
        facts.headers().all(name).stream().map(HeaderValues.Value::decoded).toList());
  }
}
