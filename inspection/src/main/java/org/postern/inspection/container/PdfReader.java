package org.postern.inspection.container;

import org.postern.inspection.content.Content;

/**
 * Files in a PDF, and whether it is locked. Not a parser: what deliberately broken files hide is
 * found better by looking for the words.
 *
 * <p>Source: ISO 32000-1, sections 7.6 and 7.11.4.
 */
final class PdfReader implements ContainerReader {
  private static final String FILE = "/EmbeddedFile";
  private static final String LOCK = "/Encrypt";
  private static final int DICTIONARY = 2048;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words pdf = new Words(content);
    if (lock(pdf)) {
      draft.trait(Trait.LOCKED_DOCUMENT);
      draft.flaw(Flaw.Kind.ENCRYPTED, "encrypted PDF");
      return;
    }
    // A zip that lies in the file as it is, whatever the objects around it say.
    long zip = pdf.find("PK\3\4", 0, pdf.size());
    if (zip >= 0) {
      draft.add(Member.of("", "zip in a PDF", pdf.slice(zip, pdf.size())));
    }
    long at = pdf.find(FILE, 0, pdf.size());
    while (at >= 0 && !draft.full()) {
      int next = pdf.u8(at + FILE.length());
      long stream =
          next == 's' ? -1 : pdf.find("stream", at, Math.min(at + DICTIONARY, pdf.size()));
      if (stream >= 0) {
        file(pdf, at, stream, draft);
      }
      at = pdf.find(FILE, Math.max(stream, at + FILE.length()), pdf.size());
    }
  }

  private static boolean lock(Words pdf) {
    long at = pdf.find(LOCK, 0, pdf.size());
    while (at >= 0) {
      if (!Character.isLetter(pdf.u8(at + LOCK.length()))) {
        return true;
      }
      at = pdf.find(LOCK, at + LOCK.length(), pdf.size());
    }
    return false;
  }

  private static void file(Words pdf, long at, long stream, Listing.Draft draft) {
    long from = Math.max(0, at - DICTIONARY);
    String before = pdf.latin(from, (int) (stream - from));
    String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
    long data = stream + 6;
    data += pdf.u8(data) == '\r' ? 1 : 0;
    data += pdf.u8(data) == '\n' ? 1 : 0;
    if (dictionary.contains("/FlateDecode") || dictionary.contains("/Fl ")) {
      Content packed = pdf.slice(data, pdf.size());
      draft.add(Member.of("", "PDF embedded file", () -> Codec.ZLIB.open(packed)));
    } else if (!dictionary.contains("/Filter")) {
      long end = pdf.find("endstream", data, pdf.size());
      long to = end < 0 ? pdf.size() : end;
      draft.add(Member.of("", "PDF embedded file", pdf.slice(data, to - data)));
    } else {
      draft.flaw(Flaw.Kind.NOT_UNPACKED, "an embedded file of a PDF is not unpacked");
    }
  }
}
