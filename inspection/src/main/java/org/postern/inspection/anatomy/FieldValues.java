package org.postern.inspection.anatomy;

/** Values of the fields that say what a part is. */
final class FieldValues {
  private FieldValues() {}

  /**
   * Returns whether there are control characters, or an encoded word where the type, encoding or
   * disposition stands. Names in ISO 2022 honestly hold the bytes that switch alphabets; what a NUL
   * or a bare CR does is a fault of the header.
   */
  static boolean isOdd(MimeField field, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && "\t\r\n\0\033\016\017".indexOf(c) < 0 || c == 0x7f) {
        return true;
      }
    }
    return switch (field) {
      case TYPE, ENCODING, DISPOSITION -> beginsWithWord(value);
      case DESCRIPTION, VERSION -> false;
    };
  }

  /** Whether an encoded word stands before the parameters. Source: RFC 2047, section 5. */
  private static boolean beginsWithWord(String value) {
    int word = value.indexOf("=?");
    int parameters = value.indexOf(';');
    return word >= 0 && (parameters < 0 || word < parameters) && value.indexOf("?=", word) > 0;
  }
}
