package org.postern.inspection.container;

import java.util.List;
import java.util.Locale;
import org.postern.inspection.content.Content;

/** A single file that was packed by itself, such as with gzip. */
record PackedReader(Codec codec) implements ContainerReader {
  private static final List<String> ENDINGS =
      List.of(
          ".7z", ".gz", ".bz2", ".xz", ".lzma", ".lz", ".zst", ".lz4", ".sz", ".z", ".tbz2",
          ".tbz");
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int LONGEST_NAME = 1024;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    String own = codec == Codec.GZIP ? gzipName(new Words(content)) : "";
    draft.add(
        Member.of(
            own.isEmpty() ? shortened(name) : own,
            codec.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            () -> codec.open(content)));
  }

  /** The name that a gzip file remembers. Source: RFC 1952, section 2.3. */
  private static String gzipName(Words gzip) {
    int flags = gzip.u8(3);
    int at = 10 + ((flags & HAS_EXTRA) != 0 ? 2 + gzip.u16(10) : 0);
    return (flags & HAS_NAME) != 0 ? gzip.name(at, LONGEST_NAME) : "";
  }

  /** The name without what packing added to it. */
  static String shortened(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    String lower = file.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tgz") || lower.endsWith(".txz") || lower.endsWith(".tlz")) {
      return file.substring(0, file.length() - 4) + ".tar";
    }
    for (String ending : ENDINGS) {
      if (lower.endsWith(ending)) {
        String bare = file.substring(0, file.length() - ending.length());
        return ending.startsWith(".tb") ? bare + ".tar" : bare;
      }
    }
    return file;
  }
}
