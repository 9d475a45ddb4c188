package org.postern.qmail.stats;

import java.util.Locale;

/** How numbers are shown to people. */
final class Counts {
  private static final String[] UNITS = {"", "k", "M", "G", "T"};

  private Counts() {}

  /** {@code 12,345}. */
  static String text(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** {@code 12k}, for an axis. */
  static String shortly(long count) {
    double left = count;
    int unit = 0;
    while (left >= 1000 && unit < UNITS.length - 1) {
      left /= 1000;
      unit++;
    }
    String form = left == Math.rint(left) ? "%.0f%s" : "%.1f%s";
    return String.format(Locale.ROOT, form, left, UNITS[unit]);
  }

  /** {@code 1.2 GB}. */
  static String bytes(long bytes) {
    return bytes < 1000 ? bytes + " B" : shortly(bytes).replaceAll("([kMGT])$", " $1B");
  }

  /** {@code 12.3 %}. */
  static String share(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
