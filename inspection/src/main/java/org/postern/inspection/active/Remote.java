package org.postern.inspection.active;

import java.util.Locale;
import java.util.Set;

/** Whether an address in a document leads to another computer. */
final class Remote {
  /** What leads nowhere, or to the computer itself. */
  private static final Set<String> OWN =
      Set.of("mailto", "data", "cid", "mid", "about", "urn", "tel", "vnd.sun.star.script", "macro");

  private Remote() {}

  /**
   * Returns whether it does. A place on the recipient's own disk, such as that of the template with
   * which somebody wrote a letter, and one beside the document do not.
   */
  static boolean is(String address) {
    String plain = address.strip().toLowerCase(Locale.ROOT).replace('\\', '/');
    if (plain.startsWith("//")) {
      return true;
    }
    int colon = plain.indexOf(':');
    if (colon < 2 || !isScheme(plain.substring(0, colon))) {
      return false;
    }
    String scheme = plain.substring(0, colon);
    return scheme.equals("file") ? isShare(plain.substring(colon + 1)) : !OWN.contains(scheme);
  }

  /** Two slashes and a host, or more than the three slashes of a place on the own disk. */
  private static boolean isShare(String place) {
    int slashes = 0;
    while (slashes < place.length() && place.charAt(slashes) == '/') {
      slashes++;
    }
    String rest = place.substring(slashes);
    boolean disk = rest.length() > 1 && (rest.charAt(1) == ':' || rest.charAt(1) == '|');
    boolean own = disk || rest.isEmpty() || rest.startsWith("localhost/");
    return !own && (slashes == 2 || slashes > 3);
  }

  private static boolean isScheme(String text) {
    return text.charAt(0) >= 'a'
        && text.charAt(0) <= 'z'
        && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || isMark(c));
  }

  private static boolean isMark(int c) {
    return c == '.' || c == '-' || c == '+';
  }
}
