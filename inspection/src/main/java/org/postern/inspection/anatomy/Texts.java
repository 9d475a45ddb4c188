package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.postern.inspection.anatomy.FileType.Family;

/** What text is, by the words it begins with or that stand near its start. */
final class Texts {
  private static final int HEAD = 2048;
  private static final int START = 128;
  private static final FileType PLAIN = new FileType("text/plain", Family.TEXT);

  /** A word and what it tells. */
  private record Word(String text, FileType type) {
    static Word of(String text, String type, Family family) {
      return new Word(text, new FileType(type, family));
    }
  }

  private static final FileType HTML = new FileType("text/html", Family.DOCUMENT);
  private static final FileType MESSAGE = new FileType("message/rfc822", Family.MESSAGE);
  private static final FileType SCRIPT = new FileType("text/x-script", Family.SCRIPT);
  private static final FileType SHORTCUT = new FileType("text/x-shortcut", Family.SHORTCUT);

  /** What the text begins with, behind blanks and a byte order mark. Lower case. */
  private static final List<Word> STARTS =
      List.of(
          new Word("<!doctype html", HTML),
          new Word("<html", HTML),
          new Word("<head", HTML),
          new Word("<body", HTML),
          new Word("<script", HTML),
          new Word("<title", HTML),
          new Word("<iframe", HTML),
          new Word("<meta", HTML),
          new Word("received:", MESSAGE),
          new Word("return-path:", MESSAGE),
          new Word("from:", MESSAGE),
          new Word("date:", MESSAGE),
          new Word("message-id:", MESSAGE),
          new Word("mime-version:", MESSAGE),
          new Word("subject:", MESSAGE),
          new Word("delivered-to:", MESSAGE),
          new Word("content-type:", MESSAGE),
          new Word("to:", MESSAGE),
          new Word("x-mozilla-status:", MESSAGE),
          Word.of("from ", "application/mbox", Family.MESSAGE),
          Word.of("<svg", "image/svg+xml", Family.IMAGE),
          Word.of("<mxfile", "application/xml", Family.TEXT),
          Word.of("begin:vcard", "text/vcard", Family.TEXT),
          Word.of("begin:vcalendar", "text/calendar", Family.TEXT),
          new Word("[internetshortcut", SHORTCUT),
          new Word("[desktop entry]", SHORTCUT),
          new Word("[shell]", SHORTCUT),
          Word.of("windows registry editor", "text/x-registry", Family.SCRIPT),
          Word.of("regedit4", "text/x-registry", Family.SCRIPT),
          new Word("@echo off", SCRIPT),
          new Word("<job", SCRIPT),
          new Word("<package", SCRIPT),
          new Word("<scriptlet", SCRIPT),
          new Word("<hta:", SCRIPT),
          new Word("<?php", SCRIPT),
          new Word("<%", SCRIPT),
          new Word("#requires ", SCRIPT),
          new Word("option explicit", SCRIPT),
          new Word("on error resume next", SCRIPT),
          Word.of("[version]\r\nsignature=", "text/x-inf", Family.SCRIPT));

  /** What stands near the start of files of these types, and hardly in letters. Lower case. */
  private static final List<Word> INSIDE =
      List.of(
          Word.of("<svg", "image/svg+xml", Family.IMAGE),
          new Word("<html", HTML),
          Word.of("<hta:application", "application/hta", Family.SCRIPT),
          new Word("<scriptlet", SCRIPT),
          new Word("createobject(", SCRIPT),
          new Word("wscript.", SCRIPT),
          new Word("activexobject(", SCRIPT),
          new Word("invoke-expression", SCRIPT),
          new Word("[system.convert]::", SCRIPT),
          new Word("new-object system.", SCRIPT),
          new Word("new-object net.webclient", SCRIPT),
          new Word("ms-settings", SHORTCUT),
          new Word("<librarydescription", SHORTCUT),
          new Word("<persistedquery", SHORTCUT),
          new Word("<pcsettings>", SHORTCUT),
          Word.of("progid=\"word.document\"", "application/msword", Family.DOCUMENT),
          Word.of("progid=\"excel.sheet\"", "application/vnd.ms-excel", Family.DOCUMENT),
          Word.of("office/2006/xmlpackage", "application/msword", Family.DOCUMENT),
          Word.of("macrospresent=\"yes\"", "application/msword", Family.MACRO_DOCUMENT),
          Word.of("<office:document", "application/vnd.oasis.opendocument", Family.DOCUMENT));

  private Texts() {}

  /** Returns every type that there is. */
  static List<FileType> types() {
    return Stream.of(STARTS, INSIDE).flatMap(List::stream).map(Word::type).distinct().toList();
  }

  /**
   * Returns what a text is; empty if the bytes are no text.
   *
   * @param deep whether to look behind the first words
   */
  static List<FileType> match(byte[] head, int length, boolean deep) {
    List<FileType> types = new ArrayList<>();
    boolean wide = length > 1 && (head[0] == (byte) 0xff && head[1] == (byte) 0xfe);
    boolean plain = wide || plain(head, length);
    String text = wide ? wide(head, length) : narrow(head, Math.min(length, plain ? HEAD : START));
    String start = text.stripLeading();
    add(types, STARTS.stream().filter(word -> start.startsWith(word.text())).toList());
    if (plain && deep) {
      List<Word> inside = INSIDE.stream().filter(word -> text.contains(word.text())).toList();
      if (types.isEmpty() && inside.stream().noneMatch(word -> text.startsWith("<"))) {
        types.add(PLAIN);
      }
      add(types, inside);
    }
    return length == 0 ? List.of() : types;
  }

  private static void add(List<FileType> types, List<Word> words) {
    for (Word word : words) {
      if (!types.contains(word.type())) {
        types.add(word.type());
      }
    }
  }

  private static String narrow(byte[] head, int length) {
    int from = length > 2 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb ? 3 : 0;
    return new String(head, from, Math.max(0, length - from), StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT);
  }

  private static String wide(byte[] head, int length) {
    int to = Math.min(length, HEAD) & ~1;
    return new String(head, 2, Math.max(0, to - 2), StandardCharsets.UTF_16LE)
        .toLowerCase(Locale.ROOT);
  }

  /** Returns whether there are no control characters but those of text. */
  static boolean plain(byte[] head, int length) {
    for (int i = 0; i < Math.min(length, 1024); i++) {
      int b = head[i] & 0xff;
      if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b) {
        return false;
      }
    }
    return true;
  }
}
