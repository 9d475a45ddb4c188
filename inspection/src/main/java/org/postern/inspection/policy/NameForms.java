package org.postern.inspection.policy;

import java.util.LinkedHashSet;
import java.util.Set;

/** The forms under which a program may see the name of a file. */
final class NameForms {
  private NameForms() {}

  /**
   * Returns a name as it came, without its folders, and up to a NUL, each without the dots and
   * blanks at its end that Windows drops.
   */
  static Set<String> of(String name) {
    Set<String> forms = new LinkedHashSet<>();
    add(forms, name);
    int nul = name.indexOf('\0');
    if (nul >= 0) {
      add(forms, name.substring(0, nul));
    }
    return forms;
  }

  private static void add(Set<String> forms, String name) {
    String trimmed = withoutEnd(name);
    forms.add(trimmed);
    forms.add(trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1));
  }

  /** Returns a name without dots, blanks and control characters at its end, and blanks before. */
  static String withoutEnd(String name) {
    int end = name.length();
    while (end > 0 && isDropped(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end).stripLeading();
  }

  private static boolean isDropped(char c) {
    return c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ';
  }
}
