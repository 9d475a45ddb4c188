package org.postern.inspection.anatomy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.postern.inspection.content.Content;

/**
 * Finds {@code data:} URLs in a text, as browsers read them: with character references, and with
 * tabs and line ends anywhere within.
 *
 * <p>Source: RFC 2397; URL standard, section 4.4.
 */
final class DataUrls {
  private static final String SCHEME = "data:";

  /** URLs within URLs; one more, and the outermost ends there. */
  private static final int MOST_OPEN = 8;

  private final int most;
  private final List<TextFile> found = new ArrayList<>();
  private final List<DataUrl> open = new ArrayList<>();
  private int matched;

  /** What stood before the letters matched so far, blanks passed over. */
  private int before;

  private int last;

  private DataUrls(int most) {
    this.most = most;
  }

  /**
   * Reads a text.
   *
   * @param most files that are wanted
   * @param late whether no more is to be read
   */
  static List<TextFile> in(Content content, int most, BooleanSupplier late) throws IOException {
    DataUrls urls = new DataUrls(most);
    try (InputStream in = new BufferedInputStream(new Timed(content.open(), late), 32 << 10)) {
      Markup text = new Markup(in);
      int c;
      while ((c = text.next()) != Markup.END && urls.found.size() < most) {
        urls.take(c, text.referenced());
      }
    }
    while (!urls.open.isEmpty()) {
      urls.close(urls.open.remove(0));
    }
    return urls.found;
  }

  private void take(int c, boolean referenced) throws IOException {
    for (Iterator<DataUrl> urls = open.iterator(); urls.hasNext(); ) {
      DataUrl url = urls.next();
      if (!url.take(c, referenced)) {
        urls.remove();
        close(url);
      }
    }
    if (!isRemoved(c)) {
      match(c, referenced);
    }
  }

  private void match(int c, boolean referenced) throws IOException {
    int lower = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    if (lower == SCHEME.charAt(matched)) {
      matched++;
    } else {
      matched = lower == 'd' ? 1 : 0;
    }
    if (matched == 1) {
      before = last;
    }
    if (matched == SCHEME.length()) {
      matched = 0;
      if (open.size() == MOST_OPEN) {
        close(open.remove(0));
      }
      open.add(new DataUrl(before));
    }
    if (c != ' ') {
      last = referenced ? 0 : c;
    }
  }

  private void close(DataUrl url) throws IOException {
    for (Content content : url.end()) {
      if (found.size() < most) {
        found.add(new TextFile("", "data: URL", content));
      }
    }
  }

  /** Whether a character is no part of a URL, wherever it stands. */
  static boolean isRemoved(int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }
}
