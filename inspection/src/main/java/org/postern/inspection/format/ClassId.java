package org.postern.inspection.format;

/** Class identifiers of Windows: {@code {8-4-4-4-12}} hexadecimal digits in braces. */
final class ClassId {
  private static final String FORM = "{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}";

  private ClassId() {}

  /** Returns whether one is the extension of a name. */
  static boolean is(String name) {
    int start = name.length() - FORM.length();
    if (start < 1 || name.charAt(start - 1) != '.') {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      char c = name.charAt(start + i);
      if (form == 'x' ? Character.digit(c, 16) < 0 : c != form) {
        return false;
      }
    }
    return true;
  }
}
