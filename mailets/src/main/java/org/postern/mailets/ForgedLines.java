package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.postern.inspection.content.Content;
import org.postern.mailets.HeaderLines.End;
import org.postern.mailets.HeaderLines.Line;

/**
 * A message without the header fields of some names. Exactly the lines of those fields are cut out;
 * no other byte is touched.
 *
 * <p>Where a CR by itself stands before such a line, the line is cut with that CR and not with its
 * own line end. So the lines around it stay apart for readers that see a line end in a CR and for
 * those that do not.
 */
final class ForgedLines {
  /**
   * How many separate places may have to be cut. Each costs memory, and no honest message has one.
   */
  static final int MOST = 1000;

  private final Set<String> names = new TreeSet<>();
  private final int longest;
  private final List<Content> kept = new ArrayList<>();
  private final Content message;
  private long from;
  private int cuts;
  private End end = End.LF;
  private long stop;
  private boolean empty;

  private ForgedLines(Content message, Collection<String> names) {
    this.message = message;
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    this.longest = names.stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * What is left of a message.
   *
   * @param rest the message without the fields
   * @param lineEnd the line end that the message uses in its header
   * @param indented whether the rest begins with a blank or tab, so that a line put on top of it
   *     would be continued by it
   */
  record Result(Content rest, String lineEnd, boolean indented) {}

  /**
   * Cuts the fields of some names out of a message.
   *
   * @throws IOException if the message cannot be read, or holds such fields in more than {@link
   *     #MOST} separate places
   */
  static Result cut(Content message, Collection<String> names) throws IOException {
    ForgedLines work = new ForgedLines(message, names);
    try (HeaderLines lines = new HeaderLines(message)) {
      return work.run(lines);
    }
  }

  private Result run(HeaderLines lines) throws IOException {
    boolean forged = false;
    Boolean indented = null;
    for (Line line = lines.next(); line != null; line = lines.next()) {
      forged = line.continues() ? forged : isNamed(line);
      if (forged) {
        cut(line);
      } else {
        if (indented == null) {
          indented = !line.empty() && (line.head()[0] == ' ' || line.head()[0] == '\t');
        }
        end = line.end();
        stop = line.stop();
        empty = line.empty();
      }
    }
    keep(message.size());
    Content rest = kept.size() == 1 ? kept.get(0) : Content.concat(kept.toArray(Content[]::new));
    return new Result(rest, lines.lineEnd(), Boolean.TRUE.equals(indented));
  }

  private void cut(Line line) throws IOException {
    if (end != End.CR) {
      skip(line.start(), line.next());
    } else {
      skip(empty ? line.start() : stop, line.stop());
      end = line.end();
      stop = line.stop();
      empty = false;
    }
  }

  private void skip(long start, long next) throws IOException {
    if (start > from && ++cuts > MOST) {
      throw new IOException(
          "more than "
              + MOST
              + " separate header lines named "
              + String.join(" or ", names)
              + "; none is ours");
    }
    keep(start);
    from = next;
  }

  private void keep(long to) {
    if (to > from) {
      kept.add(message.slice(from, to));
    }
  }

  /** A blank or a comment may stand before the colon: some readers allow both. */
  private boolean isNamed(Line line) {
    byte[] head = line.head();
    int i = 0;
    while (i < head.length && i <= longest && " \t:(".indexOf(head[i]) < 0) {
      i++;
    }
    if (!names.contains(new String(head, 0, i, ISO_8859_1).toLowerCase(Locale.ROOT))) {
      return false;
    }
    while (i < head.length && (head[i] == ' ' || head[i] == '\t')) {
      i++;
    }
    return i == HeaderLines.KEPT || (i < head.length && (head[i] == ':' || head[i] == '('));
  }
}
