package org.postern.inspection.container;

import java.util.Base64;
import org.postern.inspection.content.Content;

/**
 * The files in an office document that is one text of XML, where they stand in base64. Not a
 * parser: looks for the names of the elements, whatever their prefix.
 *
 * <p>Source: Flat OPC ({@code pkg:binaryData}), OpenDocument 1.2 ({@code office:binary-data}),
 * WordprocessingML 2003 ({@code w:binData}).
 */
final class FlatXmlReader implements ContainerReader {
  private static final String[] ELEMENTS = {"binaryData", "binary-data", "binData"};
  private static final int LONGEST_PREFIX = 64;
  private static final int LONGEST_TAG = 512;

  @Override
  public void read(Content content, String name, Listing.Draft draft) {
    Words xml = new Words(content);
    for (String element : ELEMENTS) {
      long at = xml.find(element, 0, xml.size());
      while (at >= 0 && !draft.full()) {
        long next = at + element.length();
        if (opens(xml, at)) {
          long from = next(xml, '>', next) + 1;
          next = next(xml, '<', from);
          add(xml, name(xml, at), from, next, draft);
        }
        at = xml.find(element, next, xml.size());
      }
    }
  }

  private static void add(Words xml, String name, long from, long to, Listing.Draft draft) {
    if (to > from) {
      Content text = xml.slice(from, to - from);
      draft.add(Member.of(name, "base64 in XML", () -> Base64.getMimeDecoder().wrap(text.open())));
    }
  }

  /** Where a character stands next, or the end. */
  private static long next(Words xml, char wanted, long from) {
    long at = from;
    while (at < xml.size() && xml.u8(at) != wanted) {
      at++;
    }
    return at;
  }

  /** Whether the word is the name of an element that begins. */
  private static boolean opens(Words xml, long at) {
    long before = at - 1;
    while (before > at - LONGEST_PREFIX && before >= 0 && isName(xml.u8(before))) {
      before--;
    }
    return xml.u8(before) == '<';
  }

  private static boolean isName(int c) {
    return c > ' ' && c != '<' && c != '/' && c != '>' && c != '"';
  }

  /** The name that the part around the element has; empty if there is none. */
  private static String name(Words xml, long at) {
    long from = Math.max(0, at - LONGEST_TAG);
    String before = xml.latin(from, (int) (at - from));
    String part = before.substring(Math.max(0, before.lastIndexOf("part ")));
    int name = part.indexOf("name=\"");
    int end = name < 0 ? -1 : part.indexOf('"', name + 6);
    return end < 0 ? "" : part.substring(name + 6, end).replaceFirst("^/", "");
  }
}
