package org.postern.inspection.format;

import java.util.List;
import java.util.stream.Stream;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.format.FormatCheck.Spot;

/**
 * Checks of what stands before the colon of a header line. They go by what the anatomy has against
 * a name, and not by the fields: what is only guessed to be a header, such as a program in a text,
 * may have any.
 */
final class FieldNameChecks {
  static final FormatCheck DISGUISED =
      new FormatCheck(
          "disguised-field-name",
          "The name of a field that says what a part is holds blanks, control or other characters"
              + " that do not belong there. Some programs take the field for what it looks like,"
              + " others pass over it, so that they see different parts.",
          Effect.BLOCK,
          observed -> named(observed, Irregularity.FIELD_NAME_NOT_PLAIN, false));

  static final FormatCheck ODD =
      new FormatCheck(
          "odd-field-name",
          "The name of a header field holds blanks, control or other characters that do not belong"
              + " there, as badly made programs write them.",
          Effect.NOTE,
          observed -> named(observed, Irregularity.FIELD_NAME_ODD, false));

  static final List<FormatCheck> CHECKS =
      List.of(
          new FormatCheck(
              "comment-in-field-name",
              "A header line has a comment in its name, such as `Content-Type (x):`. Some programs"
                  + " take the line for what it is without the comment, others pass over it, so"
                  + " that they see different messages.",
              Effect.BLOCK,
              observed ->
                  Stream.concat(
                      named(observed, Irregularity.FIELD_NAME_NOT_PLAIN, true),
                      named(observed, Irregularity.FIELD_NAME_ODD, true))));

  private FieldNameChecks() {}

  private static Stream<Spot> named(Observed observed, Irregularity what, boolean comment) {
    return observed
        .faults(what)
        .filter(seen -> seen.fault().detail().indexOf('(') >= 0 == comment)
        .map(seen -> new Spot(seen.node().path(), "header name \"" + seen.fault().detail() + '"'));
  }
}
