package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.postern.inspection.data.Expression;
import org.postern.inspection.settings.ByteSize;

/**
 * The attributes of a condition, each read into what it means. A mistake is noted and gives
 * nothing; {@link #good} says whether there was one.
 */
final class Attributes {
  private static final int EXPRESSION_CHARS = 1000;

  private final Checked element;
  private boolean good = true;

  /**
   * @param known every attribute that the element may have
   */
  Attributes(Checked element, String... known) {
    this.element = element;
    element.attributes(known);
    element.noText();
    element.children();
    for (String attribute : element.element().attributes().keySet()) {
      good &= List.of(known).contains(attribute) || attribute.startsWith("xsi:");
    }
  }

  boolean good() {
    return good;
  }

  boolean has(String attribute) {
    return element.element().attributes().containsKey(attribute);
  }

  /** Notes it if none of several attributes stands there. */
  void oneOf(String sample, String... attributes) {
    for (String attribute : attributes) {
      if (has(attribute)) {
        return;
      }
    }
    mistake(element.tag(), "asks nothing; write one of its attributes, such as " + sample);
  }

  Optional<String> text(String attribute, String sample) {
    Optional<String> written = written(attribute);
    if (written.isPresent() && written.get().isBlank()) {
      mistake(attribute, "\"\" is empty and would never match; write " + sample);
      return Optional.empty();
    }
    return written;
  }

  /** Words with blanks between them, each read for itself. */
  <T> List<T> words(String attribute, String sample, Function<String, T> reader) {
    List<T> values = new ArrayList<>();
    Optional<String> text = text(attribute, sample);
    if (text.isPresent()) {
      for (String word : text.get().strip().split("\\s+")) {
        try {
          values.add(reader.apply(word));
        } catch (IllegalArgumentException e) {
          mistake(attribute, Checked.quoted(word) + " " + e.getMessage());
        }
      }
    }
    return values;
  }

  Optional<Patterns> patterns(String attribute, String sample, Function<String, Glob> reader) {
    List<Glob> globs =
        words(
            attribute,
            "patterns with blanks between them, such as " + attribute + "=\"" + sample + "\"",
            reader);
    return globs.isEmpty() ? Optional.empty() : Optional.of(new Patterns(globs));
  }

  Optional<Expression> expression(String attribute) {
    Optional<String> text = text(attribute, "a regular expression");
    try {
      if (text.map(String::length).orElse(0) > EXPRESSION_CHARS) {
        mistake(
            attribute,
            Checked.quoted(text.get()) + " is too long; write at most " + EXPRESSION_CHARS);
        return Optional.empty();
      }
      return text.map(Expression::of);
    } catch (IllegalArgumentException e) {
      mistake(attribute, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  Optional<Boolean> truth(String attribute) {
    Optional<String> text = written(attribute);
    if (text.isPresent() && !Set.of("true", "false").contains(text.get())) {
      mistake(attribute, Checked.quoted(text.get()) + " is neither; write true or false");
      return Optional.empty();
    }
    return text.map("true"::equals);
  }

  SizeRange range() {
    OptionalLong over = size("over");
    OptionalLong under = size("under");
    if (over.isPresent() && under.isPresent() && under.getAsLong() <= over.getAsLong() + 1) {
      mistake("under", "leaves no size above over; write a larger one");
    }
    return new SizeRange(over, under);
  }

  OptionalLong count(String attribute) {
    Optional<String> text = written(attribute);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    boolean digits =
        text.get().length() <= 6
            && !text.get().isEmpty()
            && text.get().chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      mistake(attribute, Checked.quoted(text.get()) + " is not a number; write 0 to 999999");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  /** Words of a closed list. */
  <T> Set<T> chosen(String attribute, List<T> all, Function<T, String> word) {
    List<String> known = all.stream().map(word).toList();
    return new LinkedHashSet<>(
        words(
            attribute,
            "one of " + String.join(", ", known),
            text ->
                all.stream()
                    .filter(value -> word.apply(value).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "is not one; write " + String.join(", ", known)))));
  }

  void mistake(String attribute, String what) {
    good = false;
    element.mistake(attribute, what);
  }

  private OptionalLong size(String attribute) {
    Optional<String> text = written(attribute);
    try {
      return text.isPresent()
          ? OptionalLong.of(ByteSize.parse(text.get()).bytes())
          : OptionalLong.empty();
    } catch (IllegalArgumentException e) {
      mistake(attribute, String.valueOf(e.getMessage()));
      return OptionalLong.empty();
    }
  }

  private Optional<String> written(String attribute) {
    return Optional.ofNullable(element.element().attributes().get(attribute));
  }
}
