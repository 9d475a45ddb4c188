package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.anatomy.Header.Field;

/**
 * The fields of a header as far as the budget for parameters goes. What counts is semicolons, which
 * is what begins a parameter for some program, quoted or not.
 */
final class ParameterLimit {
  private ParameterLimit() {}

  /** Returns the header, its fields cut before the first parameter that is one too many. */
  static HeaderReading cut(HeaderReading header, Account account, String path) {
    long most = account.most(Limit.PARAMETERS);
    List<Field> fields = header.header().fields();
    if (semicolons(fields) + semicolons(header.hidden()) <= most) {
      return header;
    }
    List<Field> cut = new ArrayList<>();
    long left = cut(fields, cut, most);
    List<Field> hidden = new ArrayList<>();
    left = cut(header.hidden(), hidden, left);
    if (left >= 0) {
      return header;
    }
    account.past(Limit.PARAMETERS, path);
    return new HeaderReading(header.how(), new Header(cut), hidden, header.body());
  }

  private static long semicolons(List<Field> fields) {
    long count = 0;
    for (Field field : fields) {
      String value = field.value();
      for (int at = value.indexOf(';'); at >= 0; at = value.indexOf(';', at + 1)) {
        count++;
      }
    }
    return count;
  }

  /** Returns how many parameters are left; negative if something was cut. */
  private static long cut(List<Field> fields, List<Field> into, long most) {
    long left = most;
    for (Field field : fields) {
      String value = field.value();
      int at = MimeField.like(field.name()) == null ? -1 : value.indexOf(';');
      while (at >= 0 && left > 0) {
        left--;
        at = value.indexOf(';', at + 1);
      }
      left = at >= 0 ? -1 : left;
      into.add(at >= 0 ? new Field(field.name(), value.substring(0, at)) : field);
    }
    return left;
  }
}
