package org.postern.inspection.format;

import java.util.Set;

/** Extensions of file names, by what the system does with such a file. Lower case. */
final class Extensions {
  /**
   * What Windows runs or starts, and nobody's name happens to end in. {@code com} is left out: it
   * ends the names of half the world's servers, and people name files after them.
   */
  private static final Set<String> PROGRAMS =
      Set.of(
          "exe", "scr", "pif", "bat", "cmd", "cpl", "dll", "ocx", "sys", "vxd", "vbs", "vbe", "js",
          "jse", "wsf", "wsh", "wsc", "sct", "hta", "lnk", "msi", "msp", "ps1", "psm1", "jar",
          "reg", "shs", "shb", "chm", "hlp", "scf", "msc");

  /** Programs that are no text. */
  private static final Set<String> BINARY =
      Set.of("exe", "scr", "pif", "cpl", "dll", "ocx", "sys", "vxd", "msi", "msp", "shs", "shb");

  /**
   * What stands behind the name of a document to pass for one. Without libraries, which are named
   * after what they work on ({@code System.Text.Html.dll}).
   */
  private static final Set<String> BEHIND_ANY =
      Set.of(
          "exe", "scr", "pif", "cpl", "vbs", "vbe", "jse", "wsf", "wsh", "hta", "lnk", "msi", "shs",
          "shb");

  /** Likewise, but honest behind what programmers write, such as {@code index.html.js}. */
  private static final Set<String> BEHIND_OFFICE = Set.of("com", "bat", "cmd", "js", "ps1");

  private static final Set<String> OFFICE =
      Set.of(
          "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pps", "rtf", "odt", "ods", "jpg",
          "jpeg", "gif", "tif", "tiff", "bmp", "mp3", "mp4", "wav", "avi", "mov", "mpg", "mpeg");

  private static final Set<String> OTHERS =
      Set.of("txt", "htm", "html", "png", "eml", "msg", "sav", "pst", "ost", "mny", "csv");

  private Extensions() {}

  static boolean isProgram(String extension) {
    return PROGRAMS.contains(extension);
  }

  static boolean isBinary(String extension) {
    return BINARY.contains(extension);
  }

  /** Whether a name that ends in two extensions shows a document and starts a program. */
  static boolean isDouble(String first, String second) {
    return BEHIND_ANY.contains(second) && (OFFICE.contains(first) || OTHERS.contains(first))
        || BEHIND_OFFICE.contains(second) && OFFICE.contains(first);
  }
}
