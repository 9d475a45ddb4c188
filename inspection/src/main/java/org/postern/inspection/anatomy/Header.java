package org.postern.inspection.anatomy;

import java.util.List;
import java.util.stream.Stream;

/**
 * The header fields of an entity, in order, as they came.
 *
 * @param fields every field, repeated ones too
 */
public record Header(List<Field> fields) {
  /** A header without fields, such as that of a member of an archive. */
  public static final Header NONE = new Header(List.of());

  public Header {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param name what stands before the colon, bytes as ISO 8859-1, blanks before the colon included
   * @param value what stands after the colon up to the next field, line ends of folds included, the
   *     last line end not; bytes as ISO 8859-1
   */
  public record Field(String name, String value) {
    /** Returns the value on one line: line ends of folds taken out, blanks at both ends too. */
    public String unfolded() {
      return value.replace("\r", "").replace("\n", "").strip();
    }
  }

  /** Returns the fields of a name, in any letter case. */
  public Stream<Field> all(String name) {
    return fields.stream().filter(field -> field.name().strip().equalsIgnoreCase(name));
  }
}
