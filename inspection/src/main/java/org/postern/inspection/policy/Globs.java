package org.postern.inspection.policy;

/** Reads patterns, each for what it is compared with: one that could never match is a mistake. */
final class Globs {
  private Globs() {}

  static Glob any(String pattern) {
    if (pattern.length() > Glob.MOST_CHARS) {
      throw new IllegalArgumentException(
          "has " + pattern.length() + " characters; write at most " + Glob.MOST_CHARS);
    }
    return new Glob(pattern);
  }

  static Glob fileName(String pattern) {
    String compared = NameForms.withoutEnd(pattern);
    if (!compared.equals(pattern)) {
      throw new IllegalArgumentException(
          "can never match, as dots at the end of a name do not count; write "
              + Checked.quoted(compared.isEmpty() ? "*" : compared));
    }
    return any(pattern);
  }

  static Glob address(String pattern) {
    if (!pattern.contains("@") && !pattern.contains("*")) {
      throw new IllegalArgumentException(
          "can never match, as an address has an @; write " + Checked.quoted("*@" + pattern));
    }
    return any(pattern);
  }

  static Glob mediaType(String pattern) {
    if (!pattern.contains("/") && !pattern.contains("*")) {
      throw new IllegalArgumentException(
          "can never match, as a media type has a /; write " + Checked.quoted("*/" + pattern));
    }
    return any(pattern);
  }
}
