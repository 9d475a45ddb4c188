package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;

/** The streams of a PDF. Source: ISO 32000-1, sections 7.3.8 and 7.4. */
final class PdfFilters {
  private static final String HOW = "PDF embedded file";
  private static final List<String> KNOWN =
      List.of(
          "/FlateDecode",
          "/Fl",
          "/ASCIIHexDecode",
          "/AHx",
          "/ASCII85Decode",
          "/A85",
          "/LZWDecode",
          "/LZW",
          "/RunLengthDecode",
          "/RL");

  private PdfFilters() {}

  /** Returns where the bytes begin of a stream whose word stands at a position. */
  static long data(Words pdf, long word) {
    long data = word + 6;
    data += pdf.u8(data) == '\r' ? 1 : 0;
    return data + (pdf.u8(data) == '\n' ? 1 : 0);
  }

  /**
   * A stream as a member: unpacked, or closed with the filter that is not undone.
   *
   * @param ends where streams end; asked for positions that go forward
   */
  static Member member(Words pdf, long data, String dictionary, String name, NextWord ends) {
    List<String> filters = new ArrayList<>();
    boolean known = filters(dictionary, filters);
    long found = ends.at(data);
    long end = found < 0 ? pdf.size() : found;
    // Deflated bytes know their own end, and may have the word inside.
    boolean flate = !filters.isEmpty() && filters.get(0).startsWith("/Fl");
    Content bytes = pdf.slice(data, (flate ? pdf.size() : end) - data);
    if (!known) {
      Flaw flaw = new Flaw(Flaw.Kind.NOT_UNPACKED, "PDF filter " + filters);
      return new Member(name, HOW, bytes::open, Optional.of(flaw));
    }
    return Member.of(
        name,
        HOW,
        () -> {
          InputStream in = bytes.open();
          for (String filter : filters) {
            InputStream packed = in;
            // What one filter gives before it breaks off is there for the next.
            in = Fence.around(() -> undone(filter, packed, dictionary));
          }
          return in;
        });
  }

  private static InputStream undone(String filter, InputStream in, String dictionary)
      throws IOException {
    return switch (filter) {
      case "/ASCIIHexDecode", "/AHx" -> PdfText.hex(in);
      case "/ASCII85Decode", "/A85" -> PdfText.base85(in);
      case "/LZWDecode", "/LZW" -> new PdfLzw(in, !dictionary.contains("/EarlyChange 0"));
      case "/RunLengthDecode", "/RL" -> new PdfRuns(in);
      default -> Codec.ZLIB.of(in);
    };
  }

  /** Reads the names of the filters; false if one of them is not known. */
  private static boolean filters(String dictionary, List<String> into) {
    int at = dictionary.indexOf("/Filter");
    if (at < 0) {
      at = dictionary.indexOf("/F /");
      at = at < 0 ? dictionary.indexOf("/F[") : at;
    }
    if (at < 0) {
      return true;
    }
    int from = dictionary.indexOf('/', at + 1);
    int list = dictionary.indexOf('[', at);
    boolean several = list >= 0 && list < from;
    int close = several ? dictionary.indexOf(']', list) : from + 1;
    int to = close < 0 ? dictionary.length() : close;
    while (from >= 0 && from < to) {
      int end = from + 1;
      while (end < dictionary.length() && Character.isLetterOrDigit(dictionary.charAt(end))) {
        end++;
      }
      into.add(dictionary.substring(from, end));
      from = dictionary.indexOf('/', end);
    }
    return into.stream().allMatch(KNOWN::contains);
  }
}
