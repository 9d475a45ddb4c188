package org.postern.inspection.anatomy;

/** Names of header fields, as a tolerant reader takes them. */
final class FieldNames {
  private FieldNames() {}

  /**
   * Returns a name without comments, blanks and control bytes: what {@code Content-T(x)ype } is
   * taken for by programs that read the obsolete syntax. A comment that does not end is none.
   */
  static String plain(String raw) {
    StringBuilder plain = new StringBuilder(raw.length());
    int depth = 0;
    int last = raw.lastIndexOf(')');
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '(' && i < last) {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (depth == 0 && c > ' ' && c != 0x7f) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
