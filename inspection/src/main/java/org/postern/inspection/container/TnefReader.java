package org.postern.inspection.container;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * What Outlook packs as {@code winmail.dat}. Checksums are not looked at: programs differ in that,
 * and hostile ones count on it.
 *
 * <p>Source: MS-OXTNEF 2.1.3 and 2.1.3.4.
 */
final class TnefReader implements ContainerReader {
  private static final int TITLE = 0x00018010;
  private static final int BODY = 0x0002800c;
  private static final int DATA = 0x0006800f;
  private static final int NEW_ATTACHMENT = 0x00069002;
  private static final int MESSAGE_PROPERTIES = 0x00069003;
  private static final int PROPERTIES = 0x00069005;
  private static final int LONGEST_NAME = 1024;

  /** The attachment that is being read. */
  private static final class Attachment {
    private String title = "";
    private String longName = "";
    private Optional<Content> data = Optional.empty();

    private void addTo(Listing.Draft draft) {
      data.ifPresent(
          content -> {
            String name = longName.isEmpty() ? title : longName;
            draft.add(Member.of(name, "TNEF", content));
            if (!title.isEmpty() && !ending(title).equals(ending(name))) {
              draft.add(Member.of(title, "TNEF, short name", content));
            }
          });
    }

    private static String ending(String name) {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws BrokenException {
    Words tnef = new Words(content);
    Attachment attachment = new Attachment();
    long at = 6;
    while (at + 9 <= tnef.size() && !draft.full()) {
      int id = tnef.i32(at + 1);
      long length = tnef.u32(at + 5);
      long data = at + 9;
      switch (id) {
        case NEW_ATTACHMENT -> {
          attachment.addTo(draft);
          attachment = new Attachment();
        }
        case TITLE -> attachment.title = tnef.name(data, (int) Math.min(length, LONGEST_NAME));
        case DATA -> attachment.data = Optional.of(tnef.slice(data, length));
        case PROPERTIES -> properties(tnef, data, length, attachment);
        case MESSAGE_PROPERTIES -> {
          Attachment message = new Attachment();
          properties(tnef, data, length, message);
          message.addTo(draft);
        }
        case BODY -> draft.add(Member.of("body.txt", "TNEF", tnef.slice(data, length)));
        default -> {}
      }
      if (length > tnef.size() - data) {
        attachment.addTo(draft);
        throw new BrokenException("an attribute is cut off at " + at);
      }
      at = data + length + 2;
    }
    attachment.addTo(draft);
  }

  private static void properties(Words tnef, long from, long length, Attachment into) {
    long end = Math.min(from + length, tnef.size());
    long count = tnef.u32(from);
    long at = from + 4;
    for (long i = 0; i < count && at + 4 <= end; i++) {
      int type = tnef.u16(at);
      int id = tnef.u16(at + 2);
      at += 4;
      if (id >= 0x8000) {
        at += tnef.u32(at + 16) == 0 ? 24 : 24 + round(tnef.u32(at + 20));
      }
      boolean many = (type & 0x1000) != 0;
      int kind = type & 0xfff;
      boolean variable = kind == 0x1e || kind == 0x1f || kind == 0x0d || kind == 0x102;
      long values = many || variable ? tnef.u32(at) : 1;
      at += many || variable ? 4 : 0;
      for (long value = 0; value < values && at < end; value++) {
        long size = variable ? tnef.u32(at) : fixed(kind);
        long data = variable ? at + 4 : at;
        property(tnef, kind, id, data, size, into);
        at = data + round(size);
      }
    }
  }

  private static void property(
      Words tnef, int kind, int id, long data, long size, Attachment into) {
    int length = (int) Math.min(size, LONGEST_NAME);
    switch (id) {
      case 0x3707 -> {
        byte[] bytes = tnef.bytes(data, length);
        into.longName =
            kind == 0x1f
                ? new String(bytes, StandardCharsets.UTF_16LE).replace("\0", "")
                : tnef.name(data, length);
      }
      case 0x3701 -> {
        // An object stands behind the id of its interface.
        int skip = kind == 0x0d ? 16 : 0;
        into.data = Optional.of(tnef.slice(data + skip, size - skip));
      }
      case 0x1013 -> {
        into.title = "body.html";
        into.data = Optional.of(tnef.slice(data, size));
      }
      default -> {}
    }
  }

  private static long round(long size) {
    return size + 3 & ~3L;
  }

  private static int fixed(int kind) {
    return switch (kind) {
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      default -> 4;
    };
  }
}
