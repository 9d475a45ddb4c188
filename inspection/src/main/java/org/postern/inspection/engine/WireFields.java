package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of an answer's head, in their order: {@code Name: value} lines up to an empty one.
 *
 * @param all never more than {@link #MOST}
 */
public record WireFields(List<Field> all) {
  /** The most fields that are taken. */
  public static final int MOST = 100;

  /**
   * One field.
   *
   * @param name in small letters
   * @param value without blanks around it; a line feed where it went on in another line
   */
  public record Field(String name, String value) {}

  /** No fields. */
  public static final WireFields NONE = new WireFields(List.of());

  public WireFields {
    all = List.copyOf(all);
  }

  /**
   * Reads fields up to and including the empty line that ends them. A line that begins with a blank
   * goes on with the one before it.
   *
   * @throws Trouble if a line is no field, or there are too many
   */
  public static WireFields read(WireReader in) throws Trouble {
    List<Field> fields = new ArrayList<>();
    int lines = 0;
    for (String line = in.line(); !line.isEmpty(); line = in.line()) {
      if (++lines > MOST) {
        throw new Trouble(Cause.NOT_UNDERSTOOD, "an answer with more than " + MOST + " fields");
      }
      int last = fields.size() - 1;
      if (isBlank(line.charAt(0)) && last >= 0) {
        Field field = fields.get(last);
        fields.set(last, new Field(field.name(), field.value() + "\n" + line.strip()));
      } else {
        fields.add(field(line));
      }
    }
    return new WireFields(fields);
  }

  private static Field field(String line) throws Trouble {
    int colon = line.indexOf(':');
    if (colon < 1 || isBlank(line.charAt(0))) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "not a field of an answer: " + line);
    }
    String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    return new Field(name, line.substring(colon + 1).strip());
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Returns the value of the first field of a name, in any spelling of capitals. */
  public Optional<String> first(String name) {
    return values(name).findFirst();
  }

  /** Returns whether a field that is a list with commas has {@code word} in it. */
  public boolean lists(String name, String word) {
    return values(name)
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .anyMatch(item -> item.strip().equalsIgnoreCase(word));
  }

  private Stream<String> values(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return all.stream().filter(field -> field.name().equals(small)).map(Field::value);
  }
}
