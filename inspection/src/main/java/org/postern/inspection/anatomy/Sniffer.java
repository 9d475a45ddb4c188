package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.anatomy.FileType.Family;

/** Tells from the first bytes what a file may be; a file may be several things at once. */
final class Sniffer {
  /** Bytes that are looked at; the signature that lies furthest in begins at 32,769. */
  static final int HEAD = 33 << 10;

  private static final FileType HTML = new FileType("text/html", Family.DOCUMENT);
  private static final FileType MESSAGE = new FileType("message/rfc822", Family.MESSAGE);
  private static final FileType TEXT = new FileType("text/plain", Family.TEXT);
  private static final int TEXT_HEAD = 1024;
  private static final List<String> HTML_STARTS =
      List.of("<!doctype html", "<html", "<head", "<body", "<script", "<title", "<iframe");
  private static final List<String> MESSAGE_STARTS =
      List.of(
          "received:",
          "return-path:",
          "from:",
          "date:",
          "message-id:",
          "mime-version:",
          "subject:",
          "delivered-to:",
          "content-type:",
          "to:",
          "x-mozilla-status:");

  private Sniffer() {}

  /** Returns what the content may be, the most likely first, never empty. */
  static List<FileType> types(byte[] head, int length) {
    List<FileType> types = new ArrayList<>(Signatures.match(head, length));
    String start = textStart(head, length);
    if (starts(start, HTML_STARTS)) {
      types.add(HTML);
    } else if (starts(start, MESSAGE_STARTS)) {
      types.add(MESSAGE);
    }
    if (types.isEmpty()) {
      types.add(length > 0 && isText(head, length) ? TEXT : FileType.UNKNOWN);
    }
    return types;
  }

  /** The first characters behind blanks and a byte order mark, lower case. */
  private static String textStart(byte[] head, int length) {
    int from = length > 2 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb ? 3 : 0;
    while (from < Math.min(length, TEXT_HEAD) && head[from] <= ' ' && head[from] >= 0) {
      from++;
    }
    int to = Math.min(length, from + 24);
    return new String(head, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  private static boolean starts(String text, List<String> starts) {
    return starts.stream().anyMatch(text::startsWith);
  }

  private static boolean isText(byte[] head, int length) {
    for (int i = 0; i < Math.min(length, TEXT_HEAD); i++) {
      int b = head[i] & 0xff;
      if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b) {
        return false;
      }
    }
    return true;
  }
}
