package org.postern.inspection.container;

import org.postern.inspection.content.Content;

/** A file with its two forks, as MacBinary. Source: MacBinary III specification. */
final class MacBinaryReader implements ContainerReader {
  private static final int HEADER = 128;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words mac = new Words(content);
    String own = mac.name(2, Math.min(63, mac.u8(1)));
    long data = HEADER + round(mac.u16be(120));
    long length = mac.u32be(83);
    // A picture or a font may begin like this; nobody's forks are longer than the file.
    if (length > mac.size() - data || mac.u32be(87) > mac.size()) {
      return;
    }
    if (length > 0) {
      draft.add(Member.of(own, "MacBinary data fork", mac.slice(data, length)));
    }
    if (mac.u32be(87) > 0) {
      draft.add(
          Member.of(
              own, "MacBinary resource fork", mac.slice(data + round(length), mac.u32be(87))));
    }
  }

  private static long round(long length) {
    return (length + HEADER - 1) / HEADER * HEADER;
  }
}
