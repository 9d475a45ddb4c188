package org.postern.inspection.container;

import java.util.LinkedHashSet;
import java.util.Set;
import org.postern.inspection.content.Content;

/**
 * What Office keeps of a document beside its page of HTML or XML, as an OLE2 file that is packed:
 * its macros. Nobody has written down where the packed bytes begin; Office has three places.
 */
final class ActiveMimeReader implements ContainerReader {
  private static final int HEADER = 0x1e;
  private static final int BEHIND_HEADER = 46;
  private static final int ZLIB = 0x78;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words file = new Words(content);
    Set<Long> places = new LinkedHashSet<>();
    for (long place : new long[] {file.u16(HEADER) + BEHIND_HEADER, 0x32, 0x22a}) {
      // Source of the check digits: RFC 1950, section 2.2.
      if (file.u8(place) == ZLIB && file.u16be(place) % 31 == 0 && places.add(place)) {
        Content bytes = file.slice(place, file.size());
        draft.add(Member.of("oledata", "ActiveMime", () -> Codec.ZLIB.open(bytes)));
      }
    }
    if (places.isEmpty()) {
      draft.flaw(Flaw.Kind.NOT_UNPACKED, "ActiveMime");
    }
  }
}
