package org.postern.mailets.notice;

import java.util.stream.Collectors;
import org.postern.mailets.notice.Letter.Block;
import org.postern.mailets.notice.Letter.Paragraph;
import org.postern.mailets.notice.Letter.Row;
import org.postern.mailets.notice.Letter.Rows;
import org.postern.mailets.notice.Letter.Section;

/** Writes a letter as HTML, without anything that a mail program would have to fetch or run. */
final class Html {
  private Html() {}

  /** Returns a document; lines end in LF. */
  static String of(Letter letter) {
    String language = letter.sections().isEmpty() ? "en" : letter.sections().get(0).code();
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"").append(text(language)).append("\">\n");
    out.append("<head>\n<meta charset=\"utf-8\">\n<title>")
        .append(text(letter.subject()))
        .append("</title>\n</head>\n<body style=\"font-family: sans-serif; max-width: 45em\">\n");
    boolean headings = letter.sections().size() > 1;
    for (Section section : letter.sections()) {
      out.append("<div lang=\"").append(text(section.code())).append("\">\n");
      if (headings) {
        out.append("<h2>").append(text(section.name())).append("</h2>\n");
      }
      section.blocks().forEach(block -> out.append(block(block)));
      out.append("</div>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private static String block(Block block) {
    return switch (block) {
      case Paragraph paragraph -> "<p>" + text(paragraph.text()) + "</p>\n";
      case Rows rows ->
          rows.rows().stream()
              .map(Html::row)
              .collect(
                  Collectors.joining(
                      "", "<table style=\"border-collapse: collapse\">\n", "</table>\n"));
    };
  }

  private static String row(Row row) {
    return "<tr><th style=\"text-align: left; vertical-align: top; padding: 0.2em 1em 0.2em 0\">"
        + text(row.label())
        + "</th><td>"
        + row.values().stream().map(Html::text).collect(Collectors.joining("<br>"))
        + "</td></tr>\n";
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
