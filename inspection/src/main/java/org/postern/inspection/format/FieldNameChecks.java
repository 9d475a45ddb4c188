package org.postern.inspection.format;

import java.util.List;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.Header.Field;

/** Checks of what stands before the colon of a header line. */
final class FieldNameChecks {
  static final List<FormatCheck> CHECKS =
      List.of(
          FormatCheck.ofEachNode(
              "comment-in-field-name",
              "A header line has a comment in its name, such as `Content-Type (x):`. Some programs"
                  + " take the line for what it is without the comment, others pass over it, so"
                  + " that they see different messages.",
              Effect.BLOCK,
              node ->
                  node.header().fields().stream()
                      .map(Field::name)
                      .filter(name -> name.indexOf('(') >= 0)
                      .map(name -> "header name \"" + name + "\"")));

  private FieldNameChecks() {}
}
