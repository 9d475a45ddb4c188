package org.postern.inspection.container;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.postern.inspection.content.Content;

/**
 * Reads a format, and hands to another reader what of it the first lists but cannot unpack: rare
 * packings in zip and 7z.
 *
 * @param first the reader that knows the format
 * @param second one that may unpack more of it
 */
record SecondReader(ContainerReader first, ContainerReader second) implements ContainerReader {
  @Override
  public void read(Content content, String name, Listing.Draft draft) throws IOException {
    Listing.Draft own = new Listing.Draft(draft.meter);
    try {
      first.read(content, name, own);
    } finally {
      Listing listing = own.done();
      if (listing.members().stream().anyMatch(SecondReader::isPacked)) {
        listing = completed(content, name, listing, draft.meter);
      }
      draft.addAll(listing);
    }
  }

  private static boolean isPacked(Member member) {
    return member
        .closed()
        .filter(flaw -> flaw.kind() == Flaw.Kind.NOT_UNPACKED || flaw.kind() == Flaw.Kind.MEMORY)
        .isPresent();
  }

  private Listing completed(Content content, String name, Listing listing, Meter meter)
      throws IOException {
    Listing.Draft other = new Listing.Draft(meter);
    second.read(content, name, other);
    Listing theirs = other.done();
    if (!theirs.flaws().isEmpty()) {
      // What came out does not fit the list: no file of it can be told from another.
      return listing;
    }
    Map<String, Member> unpacked = new HashMap<>();
    for (Member member : theirs.members()) {
      if (member.readable()) {
        unpacked.put(member.name(), member);
      }
    }
    Listing.Draft all = new Listing.Draft(meter);
    for (Member member : listing.members()) {
      all.add(isPacked(member) ? unpacked.getOrDefault(member.name(), member) : member);
    }
    return new Listing(all.done().members(), listing.flaws(), listing.traits());
  }
}
