package org.postern.inspection.engine.icap;

import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;

/**
 * Where the parts lie that an answer of ICAP has in it: {@code res-hdr=0, res-body=137}.
 *
 * <p>Source: RFC 3507, section 4.4.1.
 *
 * @param head where the head of the HTTP answer begins, or -1 if there is none
 * @param headEnd where it ends
 * @param body how many bytes the heads have together, after which the body begins
 * @param hasBody whether there is one
 */
record IcapParts(int head, int headEnd, int body, boolean hasBody) {

  boolean hasHead() {
    return head >= 0;
  }

  /**
   * Reads the field {@code Encapsulated} of an answer to RESPMOD.
   *
   * @throws Trouble if it is not one: offsets that grow, the last one of a body or of none
   */
  static IcapParts of(String field) throws Trouble {
    int head = -1;
    int headEnd = 0;
    int last = 0;
    String name = "";
    for (String part : field.split(",", 5)) {
      int equals = part.indexOf('=');
      int offset = equals < 0 ? -1 : offset(part.substring(equals + 1).strip());
      if (offset < last || name.endsWith("-body")) {
        throw notUnderstood(field);
      }
      headEnd = name.equals("res-hdr") ? offset : headEnd;
      name = part.substring(0, equals).strip();
      head = name.equals("res-hdr") ? offset : head;
      last = offset;
    }
    if (!name.equals("res-body") && !name.equals("null-body")) {
      throw notUnderstood(field);
    }
    return new IcapParts(head, headEnd, last, name.equals("res-body"));
  }

  private static int offset(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= 9
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(digits) : -1;
  }

  private static Trouble notUnderstood(String field) {
    return new Trouble(Cause.NOT_UNDERSTOOD, "an answer that has in it: " + field);
  }
}
