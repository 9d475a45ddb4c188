package org.postern.inspection.container;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.content.Content;

/**
 * Files in a PDF, and whether it is locked. Not a parser: what deliberately broken files hide is
 * found better by looking for the words. A file is a stream that says that it is one, or that a
 * file specification points to, wherever that stands.
 *
 * <p>Source: ISO 32000-1, sections 7.6 and 7.11.
 */
final class PdfReader implements ContainerReader {
  private static final String FILE = "/EmbeddedFile";
  private static final int DICTIONARY = 2048;
  private static final int LONGEST_COMMENT = 80;
  private static final int MOST_FILES = 10_000;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words pdf = new Words(content);
    PdfWords words = PdfWords.of(pdf, draft.meter::late);
    if (words.has("/Encrypt")) {
      draft.trait(Trait.LOCKED_DOCUMENT);
      draft.flaw(Flaw.Kind.ENCRYPTED, "encrypted PDF");
      return;
    }
    if (!words.whole()) {
      draft.flaw(Flaw.Kind.NOT_UNPACKED, "only the first texts of the PDF were looked at");
    }
    // A zip that lies in the file as it is, whatever the objects around it say.
    long zip = pdf.find("PK\3\4", 0, pdf.size());
    if (zip >= 0) {
      draft.add(Member.of("", "zip in a PDF", pdf.slice(zip, pdf.size())));
    }
    Map<String, String> names = files(words.text());
    if (!names.isEmpty() || words.has(FILE)) {
      streams(pdf, names, draft);
    }
  }

  /** The objects that file specifications point to, with the names that they give to them. */
  private static Map<String, String> files(String text) {
    Map<String, String> names = new HashMap<>();
    int at = text.indexOf("/EF");
    while (at >= 0 && names.size() < MOST_FILES) {
      int end = Math.min(text.length(), at + 200);
      String name = PdfNames.near(text, at);
      String list = text.substring(at, end);
      int close = list.indexOf(">>");
      for (String object : PdfNames.references(close < 0 ? list : list.substring(0, close))) {
        names.putIfAbsent(object, name);
      }
      at = text.indexOf("/EF", at + 3);
    }
    return names;
  }

  private static void streams(Words pdf, Map<String, String> names, Listing.Draft draft) {
    Set<Long> seen = new HashSet<>();
    NextWord ends = new NextWord(pdf, "endstream");
    long looked = 0;
    long at = nextStream(pdf, 0);
    while (at >= 0 && !draft.full()) {
      looked += DICTIONARY;
      if (looked > PdfWords.MOST_DICTIONARIES) {
        draft.flaw(Flaw.Kind.NOT_UNPACKED, "only the first streams of the PDF were looked at");
        return;
      }
      long from = Math.max(0, at - DICTIONARY);
      String before = pdf.latin(from, (int) (at - from));
      int object = before.lastIndexOf(" obj");
      String dictionary =
          PdfWords.plain(PdfWords.uncommented(before.substring(Math.max(0, object))));
      String number = PdfNames.object(before, object);
      long data = PdfFilters.data(pdf, at);
      boolean file = names.containsKey(number) || dictionary.contains(FILE);
      if (file && !dictionary.contains("endobj") && seen.add(data)) {
        draft.add(PdfFilters.member(pdf, data, dictionary, names.getOrDefault(number, ""), ends));
      }
      at = nextStream(pdf, at + 6);
    }
  }

  /** Whether a line that ends at a position has a comment behind the end of a dictionary. */
  private static boolean isBehindComment(Words pdf, long end) {
    long from = Math.max(0, end - LONGEST_COMMENT);
    String line = pdf.latin(from, (int) (end + 1 - from));
    int comment = line.lastIndexOf('%');
    return comment > 0 && line.substring(0, comment).strip().endsWith(">");
  }

  /** The next word that stands behind a dictionary; where the last stream ends does not matter. */
  private static long nextStream(Words pdf, long from) {
    long at = pdf.find("stream", from, pdf.size());
    while (at >= 0) {
      long before = at - 1;
      while (before > at - 8 && pdf.u8(before) <= ' ') {
        before--;
      }
      if (pdf.u8(before) == '>' || before < at - 1 && isBehindComment(pdf, before)) {
        return at;
      }
      at = pdf.find("stream", at + 6, pdf.size());
    }
    return -1;
  }
}
