package org.postern.inspection.container;

import java.util.Optional;
import org.postern.inspection.content.Content;

/** How the entries of a zip are packed. Source: APPNOTE 6.3.10, section 4.4.5. */
final class ZipMethod {
  private ZipMethod() {}

  static Member member(Words zip, ZipRecord record, String how) {
    // Most packings know their own end; the size in a header may lie.
    Content rest = zip.slice(record.data(), zip.size());
    Content packed = zip.slice(record.data(), record.packed());
    String name = record.name();
    if (record.encrypted()) {
      Flaw flaw = new Flaw(Flaw.Kind.ENCRYPTED, "encrypted");
      return new Member(name, how, packed::open, Optional.of(flaw));
    }
    return switch (record.method()) {
      case 0 -> Member.of(name, how, stored(zip, record));
      case 8 -> Member.of(name, how, () -> Codec.DEFLATE.open(rest));
      case 9 -> Member.of(name, how, () -> Codec.DEFLATE64.open(rest));
      case 12 -> Member.of(name, how, () -> Codec.BZIP2.open(packed));
      case 14 -> Member.of(name, how, () -> XzLibrary.zipped(rest, record));
      case 20, 93 -> Member.of(name, how, () -> Codec.ZSTD.open(packed));
      case 95 -> Member.of(name, how, () -> Codec.XZ.open(packed));
      case 1, 6 -> Member.of(name, how, () -> CompressLibrary.zipped(zip, record));
      default -> {
        Flaw flaw = new Flaw(Flaw.Kind.NOT_UNPACKED, "zip method " + record.method());
        yield new Member(name, how, packed::open, Optional.of(flaw));
      }
    };
  }

  /** Stored bytes; where the header leaves the size to what stands behind, up to that. */
  private static Content stored(Words zip, ZipRecord record) {
    if (record.packed() > 0 || !record.described()) {
      return zip.slice(record.data(), record.packed());
    }
    long end = zip.find("PK\7\b", record.data(), zip.size());
    return zip.slice(record.data(), (end < 0 ? zip.size() : end) - record.data());
  }
}
