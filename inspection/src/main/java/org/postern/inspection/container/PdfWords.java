package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.postern.inspection.content.Content;

/**
 * The text of a PDF outside of its streams, with the texts of its object streams behind it, and
 * with names in plain letters. For looking for words, not for parsing.
 *
 * @param text one character for each byte
 * @param whole whether all of it was looked at
 */
public record PdfWords(String text, boolean whole) {
  private static final int MOST_TEXT = 8 << 20;
  private static final int MOST_OBJECTS = 1 << 20;
  private static final int LONGEST_DICTIONARY = 4096;

  /** Bytes in front of streams that are looked at, all together; a PDF of 100 MB has fewer. */
  static final long MOST_DICTIONARIES = 64L << 20;

  /**
   * Reads a file; of one larger than 8 MB of texts, and of more than 8 MB of object streams, the
   * rest is not looked at.
   *
   * @param pdf that {@link Content#jumps}
   */
  public static PdfWords of(Content pdf) {
    return of(new Words(pdf), () -> false);
  }

  static PdfWords of(Words pdf, BooleanSupplier late) {
    StringBuilder text = new StringBuilder();
    List<String> packed = new ArrayList<>();
    NextWord ends = new NextWord(pdf, "endstream");
    NextWord packedEnds = new NextWord(pdf, "endstream");
    NextWord nextObject = new NextWord(pdf, " obj");
    long looked = 0;
    int unpacked = 0;
    long at = 0;
    while (at < pdf.size()
        && text.length() < MOST_TEXT
        && looked < MOST_DICTIONARIES
        && unpacked < MOST_TEXT
        && !late.getAsBoolean()) {
      long stream = pdf.find("stream", at, pdf.size());
      long to = stream < 0 ? pdf.size() : stream;
      text.append(pdf.latin(at, (int) Math.min(to - at, MOST_TEXT - text.length()))).append('\n');
      if (stream < 0) {
        at = pdf.size();
        continue;
      }
      String dictionary = text.substring(Math.max(0, text.length() - LONGEST_DICTIONARY));
      looked += dictionary.length();
      String own = plain(dictionary.substring(Math.max(0, dictionary.lastIndexOf(" obj"))));
      if (own.contains("/ObjStm")) {
        packed.add(objects(pdf, PdfFilters.data(pdf, stream), own, packedEnds));
        unpacked += packed.get(packed.size() - 1).length();
      }
      long end = ends.at(stream);
      long object = nextObject.at(stream);
      // A stream that does not end where it should may swallow objects.
      boolean sound = end >= 0 && (object < 0 || object + 4 > end);
      at = sound ? end + "endstream".length() : stream + "stream".length();
    }
    packed.forEach(objects -> text.append(objects).append('\n'));
    return new PdfWords(plain(text.toString()), at >= pdf.size());
  }

  private static String objects(Words pdf, long data, String dictionary, NextWord ends) {
    Member stream = PdfFilters.member(pdf, data, dictionary, "", ends);
    try (InputStream in = stream.open()) {
      String objects = new String(in.readNBytes(MOST_OBJECTS), StandardCharsets.ISO_8859_1);
      return PdfObjects.numbered(objects, dictionary);
    } catch (IOException e) {
      // What came before cannot be told from noise; the file itself is still looked at.
      return "";
    }
  }

  /** Undoes {@code #xx} in names. Source: ISO 32000-1, section 7.3.5. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int high = c == '#' && at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
      plain.append(low < 0 ? c : (char) (high << 4 | low));
      at += low < 0 ? 1 : 3;
    }
    return plain.toString();
  }

  /** Leaves comments out, up to a text that does not end. Source: ISO 32000-1, section 7.2.4. */
  static String uncommented(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int depth = 0;
    boolean comment = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escaped = depth > 0 && i > 0 && text.charAt(i - 1) == '\\';
      if (comment) {
        comment = c != '\n' && c != '\r';
      } else if (!escaped && c == '(') {
        depth++;
      } else if (!escaped && c == ')') {
        depth = Math.max(0, depth - 1);
      } else {
        comment = c == '%' && depth == 0;
      }
      plain.append(comment ? ' ' : c);
    }
    return plain.toString();
  }

  /** Returns whether a name stands there, and not only the start of a longer one. */
  boolean has(String name) {
    int at = text.indexOf(name);
    while (at >= 0) {
      int end = at + name.length();
      if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
        return true;
      }
      at = text.indexOf(name, end);
    }
    return false;
  }
}
