package org.postern.inspection.data;

/**
 * A private key with the lines around it. A mention of such a line without a key behind it is none.
 *
 * <p>Source: RFC 7468; RFC 4716; RFC 9580, section 6.2; PuTTY, appendix C.
 */
final class KeyFile implements Shape {
  private static final String BEGIN = "-----BEGIN ";
  private static final String SSH2 = "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----";
  private static final String PUTTY = "PuTTY-User-Key-File-";
  private static final String PUTTY_PRIVATE = "Private-Lines:";
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST = 32 << 10;

  /** Letters of base64 that even the shortest key has. */
  private static final int LEAST = 40;

  @Override
  public String starts() {
    return "-P";
  }

  @Override
  public int match(Scanned text, int from) {
    if (text.at(from) == 'P') {
      return text.startsWith(PUTTY, from) ? putty(text, from + PUTTY.length()) : -1;
    }
    if (text.startsWith(SSH2, from)) {
      return body(text, from + SSH2.length());
    }
    if (!text.startsWith(BEGIN, from)) {
      return -1;
    }
    int label = from + BEGIN.length();
    int end = text.indexOf("-----", label, label + LONGEST_LABEL);
    int key = end < 0 ? -1 : text.indexOf("PRIVATE KEY", label, end);
    return key < 0 ? -1 : body(text, end + 5);
  }

  /** The public lines come first; nothing but another key has this line in between. */
  private static int putty(Scanned text, int from) {
    int other = text.indexOf(PUTTY, from, from + LONGEST);
    int to = other < 0 ? from + LONGEST : other;
    int lines = text.indexOf(PUTTY_PRIVATE, from, to);
    return lines < 0 ? -1 : body(text, lines + PUTTY_PRIVATE.length());
  }

  /** Returns where the key ends; -1 if there is none. */
  private static int body(Scanned text, int from) {
    int letters = 0;
    int end = -1;
    int at = from;
    for (char c = text.at(at); c != 0 && at - from < LONGEST; c = text.at(++at)) {
      if (c == '-' && text.startsWith("----", at)) {
        break;
      }
      if (Scanned.isDigit(c) || Scanned.isLetter(c) || c == '+' || c == '/' || c == '=') {
        letters++;
        end = at + 1;
      } else if (c > ' ' && ":,-\\.\"()".indexOf(c) < 0) {
        break;
      }
    }
    return letters < LEAST ? -1 : end;
  }
}
