package org.postern.inspection.container;

/** The objects in an object stream of a PDF. Source: ISO 32000-1, section 7.5.7. */
final class PdfObjects {
  private static final int MOST = 10_000;

  private PdfObjects() {}

  /**
   * Returns the objects as they would stand outside of a stream, each behind its number; the stream
   * as it is, if it does not say where they are, or says so in no order.
   *
   * @param dictionary of the stream
   */
  static String numbered(String stream, String dictionary) {
    int key = dictionary.lastIndexOf("/First");
    long first = key < 0 ? -1 : number(dictionary, key + 6);
    if (first <= 0 || first > stream.length()) {
      return stream;
    }
    String[] index = stream.substring(0, (int) first).strip().split("\\s+", 2 * MOST + 1);
    StringBuilder objects = new StringBuilder(stream.length());
    long from = first;
    for (int i = 0; i + 1 < index.length && i < 2 * MOST; i += 2) {
      long start = first + number(index[i + 1], 0);
      boolean last = i + 3 >= index.length;
      long end = last ? stream.length() : first + number(index[i + 3], 0);
      // What lies before the first one is of no object, and is not left out.
      if (i == 0 && start != first || start < from || end < start || end > stream.length()) {
        return stream;
      }
      objects.append('\n').append(number(index[i], 0)).append(" 0 obj ");
      objects.append(stream, (int) start, (int) end).append(" endobj");
      from = end;
    }
    return objects.toString();
  }

  /** The number that stands at a position, behind blanks; 0 if there is none. */
  private static long number(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      value = Math.min(Integer.MAX_VALUE, value * 10 + text.charAt(at++) - '0');
    }
    return value;
  }
}
