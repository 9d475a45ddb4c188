package org.postern.inspection.anatomy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.postern.inspection.anatomy.Header.Field;
import org.postern.inspection.mime.EncodedWords;
import org.postern.inspection.mime.FieldValue;
import org.postern.inspection.mime.FieldValue.Comments;
import org.postern.inspection.mime.NameText;
import org.postern.inspection.mime.Parameters;

/** Every name that the fields of an entity give to it, in each way of reading them. */
final class Names {
  private Names() {}

  static List<String> of(List<Field> disposition, List<Field> type, List<Field> description) {
    Set<String> names = new LinkedHashSet<>();
    for (Field field : disposition) {
      add(field, "filename", names);
    }
    for (Field field : type) {
      add(field, "name", names);
    }
    for (Field field : disposition) {
      NameText.others(field.value(), "filename", names::add);
    }
    for (Field field : type) {
      NameText.others(field.value(), "name", names::add);
    }
    // The one parameter in the field of the other, as some programs read it.
    for (Field field : disposition) {
      add(field, "name", names);
    }
    for (Field field : type) {
      add(field, "filename", names);
    }
    if (names.isEmpty() && !disposition.isEmpty()) {
      // Some programs take the description for want of a name.
      for (Field field : description) {
        String text = EncodedWords.decode(field.unfolded());
        if (text.indexOf(' ') < 0 && text.indexOf('.') > 0) {
          names.add(text);
        }
      }
    }
    return names.stream().filter(name -> !name.isBlank()).toList();
  }

  private static void add(Field field, String parameter, Set<String> names) {
    if (field.value().stripLeading().startsWith("=?")) {
      // Python encodes the whole field where a name in it is not ASCII; some programs undo it.
      FieldValue whole = FieldValue.parse(EncodedWords.decode(field.unfolded()), Comments.KEPT);
      names.addAll(Parameters.all(whole.parameters(), parameter, UnaryOperator.identity()));
    }
    for (Comments comments : Comments.values()) {
      FieldValue value = FieldValue.parse(field.unfolded(), comments);
      for (String name : Parameters.all(value.parameters(), parameter, EncodedWords::decode)) {
        names.add(name);
        if (name.contains("=?")) {
          names.add(EncodedWords.decode(name));
        }
      }
    }
  }
}
