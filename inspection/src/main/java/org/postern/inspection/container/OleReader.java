package org.postern.inspection.container;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.postern.inspection.content.Content;

/**
 * An OLE2 file, such as an old Office document, a mail of Outlook or a Windows installer: all its
 * streams, and the files that are embedded in them. Streams that no folder holds are listed too.
 */
final class OleReader implements ContainerReader {
  private static final String HOW = "OLE stream";
  private static final String INSTALLER = "84100c0000000000c000000000000046";

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws IOException {
    Cfb cfb = new Cfb(content);
    Map<String, Content> streams = new HashMap<>();
    BitSet seen = new BitSet();
    boolean installer = cfb.entry(0).id().equals(INSTALLER);
    if (installer) {
      draft.trait(Trait.WINDOWS_INSTALLER);
    }
    walk(cfb, installer, seen, streams, draft);
    for (int i = 1; i < cfb.entries() && !draft.full(); i++) {
      if (!seen.get(i) && cfb.entry(i).type() == Cfb.Entry.STREAM) {
        stream(cfb, i, "", installer, streams, draft);
      }
    }
    OleTraits.tell(streams, draft);
  }

  private record Place(int entry, String folder) {}

  private static void walk(
      Cfb cfb, boolean installer, BitSet seen, Map<String, Content> streams, Listing.Draft draft)
      throws IOException {
    Deque<Place> places = new ArrayDeque<>();
    places.push(new Place(cfb.entry(0).child(), ""));
    seen.set(0);
    while (!places.isEmpty() && !draft.full()) {
      Place place = places.pop();
      int number = place.entry();
      if (number < 0 || number >= cfb.entries() || seen.get(number)) {
        continue;
      }
      seen.set(number);
      Cfb.Entry entry = cfb.entry(number);
      places.push(new Place(entry.right(), place.folder()));
      places.push(new Place(entry.left(), place.folder()));
      if (entry.type() == Cfb.Entry.STORAGE) {
        places.push(new Place(entry.child(), place.folder() + entry.name() + '/'));
      } else if (entry.type() == Cfb.Entry.STREAM) {
        stream(cfb, number, place.folder(), installer, streams, draft);
      }
    }
  }

  private static void stream(
      Cfb cfb,
      int number,
      String folder,
      boolean installer,
      Map<String, Content> streams,
      Listing.Draft draft)
      throws IOException {
    String own = cfb.entry(number).name();
    String path = folder + (installer ? MsiNames.plain(own) : own);
    Content content = cfb.stream(number);
    streams.putIfAbsent(path, content);
    if (content.size() < cfb.size(number)) {
      draft.flaw(Flaw.Kind.BROKEN, "a stream is cut off: " + path);
    }
    draft.add(Member.of(path, HOW, content));
    OleObjects.embedded(path, content, streams, draft);
  }
}
