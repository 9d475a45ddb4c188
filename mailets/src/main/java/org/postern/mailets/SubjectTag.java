package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.content.Content;
import org.postern.mailets.HeaderLines.Line;

/** A word before the subject of a message. No other byte is touched. */
final class SubjectTag {
  private static final String NAME = "subject";

  /** A message has one subject; in one with several each reader picks its own. */
  private static final int MOST = 20;

  /** RFC 2047, section 2: an encoded word has at most 75 characters. */
  private static final int ENCODED = 11;

  private SubjectTag() {}

  /**
   * A message with its tag.
   *
   * @param message with the tag in its subject
   * @param line to be put on top of a message that had no subject; else empty
   */
  record Result(Content message, String line) {}

  /**
   * Puts {@code tag} before the subject, unless it stands there.
   *
   * @throws IOException if the message cannot be read
   */
  static Result on(Content message, String tag, String lineEnd) throws IOException {
    List<Content> pieces = new ArrayList<>();
    long from = 0;
    int seen = 0;
    try (HeaderLines lines = new HeaderLines(message)) {
      for (Line line = lines.next(); line != null && seen < MOST; line = lines.next()) {
        int colon = line.continues() ? -1 : colon(line.head());
        if (colon >= 0) {
          seen++;
          String value = new String(line.head(), ISO_8859_1).substring(colon + 1);
          if (!value.strip().startsWith(tag)) {
            boolean apart = value.isEmpty() || value.startsWith(" ") || value.startsWith("\t");
            pieces.add(message.slice(from, line.start() + colon + 1));
            pieces.add(Content.of((" " + tag + (apart ? "" : " ")).getBytes(US_ASCII)));
            from = line.start() + colon + 1;
          }
        }
      }
    }
    if (seen == 0) {
      return new Result(message, "Subject: " + tag + lineEnd);
    }
    if (pieces.isEmpty()) {
      return new Result(message, "");
    }
    pieces.add(message.slice(from, message.size()));
    return new Result(Content.concat(pieces.toArray(Content[]::new)), "");
  }

  /**
   * Puts the words of a rule before the subject, and a subject on top if there is none.
   *
   * @param words whatever they are; encoded as RFC 2047 has it if they are not US-ASCII
   * @throws IOException if the message cannot be read
   */
  static Content before(Content message, String words) throws IOException {
    ForgedLines.Result head = ForgedLines.cut(message, List.of());
    Result tagged = on(message, encoded(words), head.lineEnd());
    if (tagged.line().isEmpty()) {
      return tagged.message();
    }
    String note = head.indented() ? "X-Postern-Note: the message begins with a blank" : "";
    String lines = tagged.line() + (note.isEmpty() ? "" : note + head.lineEnd());
    return Content.concat(Content.of(lines.getBytes(US_ASCII)), tagged.message());
  }

  /** The blank is within the encoded words: one between two of them is not shown. */
  private static String encoded(String words) {
    if (US_ASCII.newEncoder().canEncode(words)) {
      return words;
    }
    List<String> encoded = new ArrayList<>();
    int[] all = (words + " ").codePoints().toArray();
    for (int from = 0; from < all.length; from += ENCODED) {
      byte[] some = new String(all, from, Math.min(ENCODED, all.length - from)).getBytes(UTF_8);
      encoded.add("=?utf-8?B?" + Base64.getEncoder().encodeToString(some) + "?=");
    }
    return String.join(" ", encoded);
  }

  /** Returns where the colon of a subject is, or -1 if the line is none. */
  private static int colon(byte[] head) {
    int i = NAME.length();
    if (head.length <= i
        || !new String(head, 0, i, ISO_8859_1).toLowerCase(Locale.ROOT).equals(NAME)) {
      return -1;
    }
    while (i < head.length && (head[i] == ' ' || head[i] == '\t')) {
      i++;
    }
    return i < head.length && head[i] == ':' ? i : -1;
  }
}
