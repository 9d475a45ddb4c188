package org.postern.inspection.container;

import org.postern.inspection.content.Content;

/** Messages one after the other, each behind a line that begins with {@code From}. RFC 4155. */
final class MboxReader implements ContainerReader {
  private static final String FROM = "\nFrom ";

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words mbox = new Words(content);
    long start = 0;
    while (start < mbox.size() && !draft.full()) {
      long next = mbox.find(FROM, start, mbox.size());
      long end = next < 0 ? mbox.size() : next + 1;
      long line = start;
      while (line < end && mbox.u8(line) != '\n') {
        line++;
      }
      draft.add(Member.of("", "mbox", mbox.slice(line + 1, end - line - 1)));
      start = end;
    }
  }
}
