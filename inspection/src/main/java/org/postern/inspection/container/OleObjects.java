package org.postern.inspection.container;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;

/** Files that lie in the streams of OLE2 files together with something about them. */
final class OleObjects {
  private static final String NATIVE = "\u0001Ole10Native";
  private static final String ATTACHED = "__substg1.0_37010102";
  private static final int PPT_OBJECT = 0x1011;

  /** VBAInfoAtom, which is there in files without a program, too. Source: MS-PPT 2.4.11. */
  private static final int PPT_PROGRAM = 0x0400;

  private static final int LONGEST_NAME = 1024;

  private OleObjects() {}

  static void embedded(
      String path, Content stream, Map<String, Content> streams, Listing.Draft draft) {
    if (path.endsWith(NATIVE)) {
      packaged(stream, draft);
    } else if (path.equals("PowerPoint Document")) {
      presented(new Words(stream), draft);
    } else if (path.endsWith(ATTACHED)) {
      draft.add(
          new Member(
              attachedName(path, streams),
              "Outlook attachment",
              stream::open,
              java.util.Optional.empty()));
    }
  }

  /** A file in a package. Source: MS-OLEDS 2.3.6; the fields inside as Windows writes them. */
  static void packaged(Content stream, Listing.Draft draft) {
    Words words = new Words(stream);
    long at = 6;
    String label = words.name(at, LONGEST_NAME);
    at = past(words, at);
    String file = words.name(at, LONGEST_NAME);
    at = past(words, at) + 4;
    long temporary = words.u32(at);
    long size = at + 4 + temporary;
    if (words.u16(4) != 2 || temporary > LONGEST_NAME || size + 4 > words.size()) {
      // Not a package: the bytes of the object itself, or of an old equation.
      draft.add(Member.of("", "OLE native data", words.slice(4, words.size())));
      return;
    }
    String name = label.isEmpty() ? file : label;
    draft.add(Member.of(base(name), "OLE package", words.slice(size + 4, words.u32(size))));
    if (!base(file).equals(base(name))) {
      draft.add(Member.of(base(file), "OLE package", words.slice(size + 4, words.u32(size))));
    }
  }

  private static long past(Words words, long from) {
    long at = from;
    while (at < words.size() && at < from + LONGEST_NAME && words.u8(at) != 0) {
      at++;
    }
    return at + 1;
  }

  private static String base(String path) {
    return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
  }

  /** The objects in a presentation. Source: MS-PPT 2.10.34 and 2.10.35. */
  private static void presented(Words words, Listing.Draft draft) {
    long at = 0;
    while (at + 8 <= words.size() && !draft.full()) {
      int head = words.u16(at);
      long length = words.u32(at + 4);
      boolean container = (head & 0xf) == 0xf;
      if (words.u16(at + 2) == PPT_OBJECT) {
        boolean packed = head >> 4 == 1;
        Content bytes = words.slice(at + (packed ? 12 : 8), length - (packed ? 4 : 0));
        draft.add(
            packed
                ? Member.of("", "PowerPoint object", () -> Codec.ZLIB.open(bytes))
                : Member.of("", "PowerPoint object", bytes));
      }
      if (words.u16(at + 2) == PPT_PROGRAM && words.u32(at + 12) != 0) {
        draft.trait(Trait.MACROS);
      }
      at += container ? 8 : 8 + length;
    }
  }

  /** The name of an attachment, which stands in a stream beside it. Source: MS-OXMSG 2.2.2. */
  private static String attachedName(String path, Map<String, Content> streams) {
    String folder = path.substring(0, path.length() - ATTACHED.length());
    for (String property : new String[] {"3707001F", "3707001E", "3704001F", "3704001E"}) {
      @Nullable Content name = streams.get(folder + "__substg1.0_" + property);
      if (name != null && name.size() > 0) {
        Words words = new Words(name);
        byte[] bytes = words.bytes(0, LONGEST_NAME);
        return property.endsWith("F")
            ? new String(bytes, StandardCharsets.UTF_16LE)
            : words.name(0, LONGEST_NAME);
      }
    }
    return folder.toLowerCase(Locale.ROOT) + "attachment";
  }
}
