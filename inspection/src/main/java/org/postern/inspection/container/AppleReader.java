package org.postern.inspection.container;

import org.postern.inspection.content.Content;

/** A file with its two forks, as AppleSingle or AppleDouble. Source: RFC 1740, appendix A. */
final class AppleReader implements ContainerReader {
  private static final int MOST_ENTRIES = 64;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words apple = new Words(content);
    int count = Math.min(apple.u16be(24), MOST_ENTRIES);
    String real = name;
    for (int i = 0; i < count; i++) {
      long entry = 26 + 12L * i;
      if (apple.u32be(entry) == 3) {
        real = apple.name(apple.u32be(entry + 4), (int) Math.min(1024, apple.u32be(entry + 8)));
      }
    }
    for (int i = 0; i < count; i++) {
      long entry = 26 + 12L * i;
      long id = apple.u32be(entry);
      long from = apple.u32be(entry + 4);
      long length = apple.u32be(entry + 8);
      if ((id == 1 || id == 2) && length > 0) {
        String fork = id == 1 ? "AppleSingle data fork" : "AppleSingle resource fork";
        draft.add(Member.of(real, fork, apple.slice(from, length)));
        if (length > apple.size() - from) {
          draft.flaw(Flaw.Kind.BROKEN, "a fork is cut off");
        }
      }
    }
  }
}
