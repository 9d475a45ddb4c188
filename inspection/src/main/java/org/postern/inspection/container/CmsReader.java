package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.postern.inspection.content.Content;

/**
 * S/MIME in its binary form: what is signed or compressed is a member, what is enveloped is locked.
 *
 * <p>Source: RFC 5652, sections 5 and 6; RFC 3274. Lengths may be indefinite, strings in pieces.
 */
final class CmsReader implements ContainerReader {
  private static final String DATA = "2a864886f70d010701";
  private static final String SIGNED = "2a864886f70d010702";
  private static final String DIGESTED = "2a864886f70d010705";
  private static final String COMPRESSED = "2a864886f70d0109100109";
  private static final int OID = 0x06;
  private static final int OCTETS = 0x04;
  private static final int CONTENT = 0xa0;
  private static final int CONSTRUCTED = 0x20;
  private static final int MOST_ELEMENTS = 100_000;

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws IOException {
    Words cms = new Words(content);
    if (cms.is(0, "-----")) {
      armored(cms, draft);
      return;
    }
    List<Integer> tags = new ArrayList<>();
    List<Content> pieces = new ArrayList<>();
    String kind = "";
    boolean inside = false;
    long at = 0;
    for (int i = 0; i < MOST_ELEMENTS && at + 2 <= cms.size() && !draft.meter.late(); i++) {
      int tag = cms.u8(at);
      int first = cms.u8(at + 1);
      int more = first > 0x80 && first <= 0x88 ? first & 0xf : 0;
      long length = first < 0x80 ? first : 0;
      for (int b = 0; b < more; b++) {
        length = Math.min(length << 8 | cms.u8(at + 2 + b), Integer.MAX_VALUE);
      }
      long data = at + 2 + more;
      if (tag == OID && kind.isEmpty()) {
        kind = oid(cms, data, length);
      }
      boolean primitive = (tag & CONSTRUCTED) == 0;
      inside |= tag == CONTENT && (tags.size() > 3 || kind.equals(DATA));
      if (tag == OCTETS && inside) {
        pieces.add(cms.slice(data, length));
      } else if (inside && !pieces.isEmpty() && tag != 0 && tag != OCTETS) {
        // Behind the content come certificates and signatures.
        break;
      }
      tags.add(tag);
      at = primitive ? data + length : data;
    }
    tell(kind, pieces, draft);
  }

  private static void tell(String kind, List<Content> pieces, Listing.Draft draft) {
    Content inner = Content.concat(pieces.toArray(new Content[0]));
    switch (kind) {
      case SIGNED, DATA, DIGESTED -> {
        // A signature of something that stands elsewhere has nothing inside.
        if (inner.size() > 0) {
          draft.add(Member.of("", "CMS signed data", inner));
        }
      }
      case COMPRESSED ->
          draft.add(Member.of("", "CMS compressed data", () -> Codec.ZLIB.open(inner)));
      default -> draft.flaw(Flaw.Kind.ENCRYPTED, "enveloped S/MIME");
    }
  }

  private void armored(Words cms, Listing.Draft draft) throws IOException {
    long line = cms.find("-----\n", 5, Math.min(cms.size(), 200));
    long start = line < 0 ? cms.find("-----\r\n", 5, Math.min(cms.size(), 200)) : line;
    long end = cms.find("-----END", 5, cms.size());
    if (start < 0 || end < start) {
      draft.flaw(Flaw.Kind.BROKEN, "armor without an end");
      return;
    }
    Content text = cms.slice(start + 6, end - start - 6);
    Content bytes = draft.meter.keep(Fence.around(() -> Base64.getMimeDecoder().wrap(text.open())));
    try (InputStream in = bytes.open()) {
      if (in.read() == 0x30) {
        read(bytes, "", draft);
      }
    }
  }

  private static String oid(Words cms, long at, long length) {
    return java.util.HexFormat.of().formatHex(cms.bytes(at, Math.min(length, 32)));
  }
}
