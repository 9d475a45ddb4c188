package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.inspection.mime.Multipart;
import org.postern.inspection.mime.Multipart.Rule;
import org.postern.inspection.mime.Multipart.Span;

/** Reads bodies that are cut into parts: one reading for each way to cut them. */
final class Multiparts {
  /** How far before its first delimiter a boundary is declared at most: header and preamble. */
  private static final int HEADER_BEFORE = 8 << 10;

  private final Account account;
  private final Entities entities;

  Multiparts(Account account, Entities entities) {
    this.account = account;
    this.entities = entities;
  }

  /**
   * Reads a body by each boundary that the header gives.
   *
   * @return whether one of them cuts it
   */
  boolean read(Spot spot, Span body, Declared declared, String how, Bodies bodies) {
    List<String> boundaries =
        Stream.concat(declared.boundaries().stream(), declared.otherBoundaries().stream())
            .filter(boundary -> !boundary.isEmpty())
            .distinct()
            .toList();
    if (boundaries.isEmpty()) {
      spot.fault(Irregularity.BOUNDARY_MISSING, "");
      return false;
    }
    if (!account.depth(spot.depth + 1, spot.path)) {
      return false;
    }
    if (spot.source.dashes().full()) {
      account.past(Limit.DELIMITERS, spot.path);
    }
    boolean digest = declared.types().get(0).equals("multipart/digest");
    String defaultType = digest ? Entities.MESSAGE : Entities.TEXT;
    boolean parted = false;
    for (String boundary : boundaries) {
      Multipart cut = cut(spot, body, boundary, Rule.STRICT);
      if (!cut.parts().isEmpty()
          && (!parted || account.reading(spot.path, body.to() - body.from()))) {
        if (parted || !spot.readings.isEmpty()) {
          spot.fault(Irregularity.BOUNDARY_REPEATED, String.join(" | ", boundaries));
        }
        if (!cut.closed()) {
          spot.fault(Irregularity.CLOSE_DELIMITER_MISSING, boundary);
        }
        if (cut.padded()) {
          spot.fault(Irregularity.DELIMITER_PADDED, boundary);
        }
        parted = true;
        add(spot, cut, body, words(how, boundary, ""), defaultType);
        around(spot, body, cut, boundary, defaultType, bodies);
      }
      if (!cut.doubtful().isEmpty()) {
        parted |= doubtful(spot, body, cut, boundary, defaultType);
      }
    }
    if (!parted) {
      spot.fault(Irregularity.DELIMITER_MISSING, String.join(" | ", boundaries));
    }
    return parted;
  }

  /** Reads a body by a boundary that stands in it, whatever the header says. */
  void guess(Spot spot, Source source, Span body, String boundary) {
    if (!account.depth(spot.depth + 1, spot.path)
        || !account.reading(spot.path, body.to() - body.from())) {
      return;
    }
    Multipart cut =
        Multipart.cut(
            source.window(), source.dashes(), body, boundary, account.parts() + 1, Rule.ENDLESS);
    if (!cut.parts().isEmpty()) {
      String how = words("", boundary, "which stands in the text");
      add(spot, source, cut, body, how, Entities.TEXT, true);
    }
  }

  /** What stands before the first delimiter and behind the last. */
  private void around(
      Spot spot, Span body, Multipart cut, String boundary, String defaultType, Bodies bodies) {
    if (bodies.lookForEntities(spot, cut.preamble(), "the preamble")) {
      spot.fault(Irregularity.PREAMBLE_HOLDS_PART, "");
    }
    Span epilogue = cut.epilogue();
    if (epilogue.from() == epilogue.to()) {
      return;
    }
    Multipart more = cut(spot, epilogue, boundary, Rule.ENDLESS);
    if (bodies.lookForEntities(spot, more.preamble(), "the epilogue")) {
      spot.fault(Irregularity.EPILOGUE_HOLDS_PART, "");
    }
    if (!more.parts().isEmpty() && account.reading(spot.path, body.to() - body.from())) {
      spot.fault(Irregularity.EPILOGUE_HOLDS_PART, boundary);
      String how = words("", boundary, "behind the close delimiter");
      add(spot, more, body, how, defaultType);
    }
  }

  /** Reads once more with the doubtful delimiters, unless they are those of another multipart. */
  private boolean doubtful(
      Spot spot, Span body, Multipart strict, String boundary, String defaultType) {
    Set<String> declared = new HashSet<>();
    for (Span line : strict.doubtful()) {
      // The delimiter that closes a multipart can stand far behind where its boundary is declared.
      String longer = longer(spot, line);
      if (declared.contains(longer) || isDeclared(spot, body, line, longer)) {
        declared.add(longer);
        continue;
      }
      spot.fault(Irregularity.DELIMITER_DOUBTFUL, text(spot, line.from(), line.to()));
      Multipart loose = cut(spot, body, boundary, Rule.LOOSE);
      if (loose.parts().isEmpty() || !account.reading(spot.path, body.to() - body.from())) {
        return false;
      }
      add(spot, loose, body, words("", boundary, "wherever it stands"), defaultType);
      return true;
    }
    if (strict.doubtful().size() == Multipart.MOST_DOUBTFUL) {
      spot.fault(Irregularity.DELIMITER_DOUBTFUL, "more than can be told apart");
    }
    return false;
  }

  /**
   * Whether a line is the delimiter of a multipart whose longer boundary is declared not far before
   * it, such as {@code Apple-Mail-10} within {@code Apple-Mail-1}.
   */
  private static boolean isDeclared(Spot spot, Span body, Span line, String longer) {
    if (longer.isEmpty()) {
      return false;
    }
    long from = Math.max(body.from(), line.from() - HEADER_BEFORE);
    String before = text(spot, from, line.from());
    for (int at = before.indexOf(longer); at > 0; at = before.indexOf(longer, at + 1)) {
      if ("=\" \t".indexOf(before.charAt(at - 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The boundary that a delimiter is of; empty for lines that are none. */
  private static String longer(Spot spot, Span line) {
    String text = text(spot, line.from(), line.to()).stripTrailing();
    if (text.length() < 2 || !text.startsWith("--")) {
      return "";
    }
    boolean close = text.length() > 4 && text.endsWith("--");
    return text.substring(2, close ? text.length() - 2 : text.length());
  }

  private static String text(Spot spot, long from, long to) {
    return new String(spot.source.window().copy(from, to), StandardCharsets.ISO_8859_1);
  }

  private Multipart cut(Spot spot, Span body, String boundary, Rule rule) {
    Source source = spot.source;
    return Multipart.cut(
        source.window(), source.dashes(), body, boundary, account.parts() + 1, rule);
  }

  private void add(Spot spot, Multipart cut, Span body, String how, String defaultType) {
    add(spot, spot.source, cut, body, how, defaultType, spot.guessed);
  }

  private void add(
      Spot spot,
      Source source,
      Multipart cut,
      Span body,
      String how,
      String defaultType,
      boolean guessed) {
    List<Node> children = new ArrayList<>();
    for (Span part : cut.parts()) {
      String path = Paths.part(spot.path, spot.next(), children.size() + 1);
      if (!account.part(path)) {
        break;
      }
      Spot child = new Spot(source, path, spot.depth + 1, guessed);
      children.add(entities.read(child, part, defaultType));
    }
    spot.readings.add(
        new Reading(
            how,
            source.content().slice(body.from(), body.to()),
            body.to() - body.from(),
            "",
            List.of(FileType.UNKNOWN),
            children));
  }

  private static String words(String how, String boundary, String rest) {
    String words = "boundary \"" + boundary + '"';
    words = how.isEmpty() ? words : how + ", " + words;
    return rest.isEmpty() ? words : words + ' ' + rest;
  }
}
