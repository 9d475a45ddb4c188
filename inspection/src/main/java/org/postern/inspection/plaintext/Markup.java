package org.postern.inspection.plaintext;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes the tags out of HTML and XML. Nothing is an error: what does not end as it should is text.
 * Time is linear, because nothing that is missing is looked for twice.
 */
final class Markup {
  private static final int LONGEST_NAME = 64;
  private static final String CDATA = "<![CDATA[";

  private final String source;
  private final Tags tags;
  private final StringBuilder text;
  private final Set<String> missing = new HashSet<>();
  private int at;
  private boolean quotesHide = true;

  private Markup(String source, Tags tags) {
    this.source = source;
    this.tags = tags;
    this.text = new StringBuilder(source.length() / 2);
  }

  static String text(String source, Tags tags) {
    Markup markup = new Markup(source, tags);
    markup.read();
    return markup.text.toString();
  }

  /** Returns the charset that the first bytes of a file name, if they name any. */
  static List<String> charsets(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, Head.SIZE), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    int at = head.startsWith("<?xml") ? head.indexOf("encoding=") : head.indexOf("charset=");
    if (at < 0) {
      return List.of();
    }
    int from = head.indexOf('=', at) + 1;
    while (from < head.length() && "\"' ".indexOf(head.charAt(from)) >= 0) {
      from++;
    }
    int to = from;
    while (to < head.length() && "\"' />;?".indexOf(head.charAt(to)) < 0) {
      to++;
    }
    // Who can read this line reads no wide charset.
    String name = head.substring(from, to);
    return name.startsWith("utf-16") || name.startsWith("utf-32") ? List.of() : List.of(name);
  }

  /** Returns the local name of the first element, lower case; empty if there is none. */
  static String firstElement(String xml) {
    for (int at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
      if (at + 1 < xml.length() && isLetter(xml.charAt(at + 1))) {
        return localName(xml, at + 1);
      }
    }
    return "";
  }

  private void read() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '&') {
        at = Entities.read(source, at, text);
      } else if (c == '<' && at + 1 < source.length() && isMarkup(source.charAt(at + 1))) {
        markup();
      } else {
        show(c);
        at++;
      }
    }
  }

  /** Adds a character; blanks and line ends of the source are one blank, however many. */
  private void show(char c) {
    if (c > ' ') {
      text.append(c);
    } else {
      Gap.BLANK.addTo(text);
    }
  }

  private static boolean isMarkup(char next) {
    return isLetter(next) || next == '/' || next == '!' || next == '?';
  }

  private void markup() {
    if (source.startsWith("<!--", at)) {
      comment();
    } else if (source.startsWith(CDATA, at)) {
      int end = find("]]>", at);
      int to = end < 0 ? source.length() : end;
      text.append(source, at + CDATA.length(), to);
      at = end < 0 ? to : end + 3;
    } else {
      boolean closing = source.charAt(at + 1) == '/';
      String name = localName(source, closing ? at + 2 : at + 1);
      int end = end();
      if (end < 0) {
        text.append('<');
        at++;
        return;
      }
      boolean empty = source.charAt(end - 1) == '/';
      at = end + 1;
      tags.gap(name).addTo(text);
      if (!closing && !empty && tags.hidden().contains(name)) {
        skip(name);
      }
    }
  }

  /** What some programs show and others do not is text; other comments are not. */
  private void comment() {
    boolean conditional = source.startsWith("[if", at + 4);
    int end = conditional ? -1 : find("-->", at + 2);
    if (end >= 0) {
      at = end + 3;
      return;
    }
    int bracket = find(">", at);
    at = bracket < 0 ? at + 4 : bracket + 1;
  }

  /**
   * Returns where the tag ends; less than 0 if it does not. Once no tag ends behind a quote, quotes
   * are letters like others.
   */
  private int end() {
    int end = quotesHide ? quotedEnd() : -1;
    quotesHide &= end >= 0;
    return end < 0 ? find(">", at) : end;
  }

  private int quotedEnd() {
    boolean valued = false;
    for (int i = at + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '>') {
        return i;
      }
      if (valued && (c == '"' || c == '\'')) {
        int quote = find(String.valueOf(c), i + 1);
        i = quote < 0 ? i : quote;
      }
      valued = c == '=' || valued && c <= ' ';
    }
    return -1;
  }

  /** Goes behind the end tag of an element, if there is one. */
  private void skip(String name) {
    String wanted = "</" + name;
    if (missing.contains(wanted)) {
      return;
    }
    for (int i = source.indexOf("</", at); i >= 0; i = source.indexOf("</", i + 2)) {
      if (localName(source, i + 2).equals(name)) {
        at = i;
        return;
      }
    }
    missing.add(wanted);
  }

  private int find(String wanted, int from) {
    if (missing.contains(wanted)) {
      return -1;
    }
    int found = source.indexOf(wanted, from);
    if (found < 0) {
      missing.add(wanted);
    }
    return found;
  }

  private static String localName(String source, int from) {
    int start = from;
    int to = from;
    while (to < source.length() && to - from < LONGEST_NAME && isNameChar(source.charAt(to))) {
      if (source.charAt(to++) == ':') {
        start = to;
      }
    }
    return source.substring(start, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isNameChar(char c) {
    return c > ' ' && c != '>' && c != '/' && c != '<' && c != '=' && c != '"';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
