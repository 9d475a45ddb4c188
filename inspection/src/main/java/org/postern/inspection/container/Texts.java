package org.postern.inspection.container;

/** Numbers written as text in headers. */
final class Texts {
  private Texts() {}

  /** Returns a decimal number with blanks around it, or -1. */
  static long decimal(String text) {
    return number(text.strip(), 10);
  }

  /** Returns a whole number of a base, or -1. */
  static long number(String text, int base) {
    try {
      return text.length() > 15 || text.startsWith("-") ? -1 : Long.parseLong(text, base);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
