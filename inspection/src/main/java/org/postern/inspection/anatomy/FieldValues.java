package org.postern.inspection.anatomy;

/** Values of the fields that say what a part is. */
final class FieldValues {
  private FieldValues() {}

  /**
   * Returns whether there are control characters, or an encoded word for an encoding. Names in ISO
   * 2022 honestly hold the bytes that switch alphabets; Python encodes whole fields for the sake of
   * a name in them; what a NUL or a bare CR does is a fault of the header.
   */
  static boolean isOdd(MimeField field, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && "\t\r\n\0\033\016\017".indexOf(c) < 0 || c == 0x7f) {
        return true;
      }
    }
    return field == MimeField.ENCODING && holdsWord(value);
  }

  /** Source: RFC 2047, section 5, which allows none. */
  private static boolean holdsWord(String value) {
    return value.contains("=?") && value.contains("?=");
  }
}
