package org.postern.inspection.container;

import org.postern.inspection.content.Content;

/** Files in a section of OneNote. Source: MS-ONESTORE 2.6.13, FileDataStoreObject. */
final class OneNoteReader implements ContainerReader {
  private static final String FILE = "\u00e7\u0016\u00e3\u00bd\u0065\u0026\u0011\u0045";
  private static final int HEADER = 36;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words note = new Words(content);
    long at = note.find(FILE, 0, note.size());
    while (at >= 0 && !draft.full()) {
      long length = note.i64(at + 16);
      if (length > 0) {
        draft.add(Member.of("", "OneNote file", note.slice(at + HEADER, length)));
      }
      at = note.find(FILE, at + HEADER, note.size());
    }
  }
}
