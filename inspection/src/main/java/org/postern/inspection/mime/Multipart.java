package org.postern.inspection.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postern.inspection.content.Window;

/**
 * The body of a multipart, cut at the delimiter lines of one boundary.
 *
 * <p>Source: RFC 2046, section 5.1.1. As most programs do, and unlike the RFC, a delimiter line may
 * end or follow in LF or CR alone.
 *
 * @param parts the ranges between the delimiters, without the line end that belongs to the
 *     delimiter behind
 * @param preamble what stands before the first delimiter, or all if there is none
 * @param epilogue what stands behind the close delimiter; empty if there is none
 * @param closed whether the close delimiter came
 * @param complete whether all parts are listed; false if there were more than asked for
 * @param padded whether blanks follow a delimiter on its line, which is allowed and hardly known
 * @param doubtful different lines that hold the delimiter, but with something before or behind it
 *     that makes it none for most programs
 */
public record Multipart(
    List<Span> parts,
    Span preamble,
    Span epilogue,
    boolean closed,
    boolean complete,
    boolean padded,
    List<Span> doubtful) {
  /** Different lines that are noted as doubtful; one is enough to make a message suspect. */
  public static final int MOST_DOUBTFUL = 64;

  private static final int LONGEST_LINE = 1000;
  private static final int TELLING = 8;
  private static final String FIELD = "content-";

  public Multipart {
    parts = List.copyOf(parts);
    doubtful = List.copyOf(doubtful);
  }

  /** What is taken for a delimiter. */
  public enum Rule {
    /** A line that begins with it, and goes on with blanks at most. */
    STRICT,
    /** Wherever it stands. */
    LOOSE,
    /** As {@link #STRICT}, and none is the last. */
    ENDLESS
  }

  /** A run of bytes: from {@code from} up to but not including {@code to}. */
  public record Span(long from, long to) {}

  /**
   * Cuts a body.
   *
   * @param boundary as in the parameter, bytes as ISO 8859-1
   * @param max parts that are listed
   */
  public static Multipart cut(
      Window bytes, Dashes dashes, Span body, String boundary, int max, Rule rule) {
    byte[] text = boundary.getBytes(StandardCharsets.ISO_8859_1);
    int own = 0;
    while (own < text.length && text[own] == '-') {
      own++;
    }
    List<Span> parts = new ArrayList<>();
    List<Span> doubtful = new ArrayList<>();
    long preambleEnd = body.to();
    long partStart = -1;
    boolean padded = false;
    for (int run = dashes.firstFrom(body.from()); run < dashes.count(); run++) {
      long start = dashes.start(run);
      if (start >= body.to()) {
        break;
      }
      if (dashes.length(run) < own + 2) {
        continue;
      }
      long after = start + 2 + text.length;
      if (!isStrict(bytes, body, start, text)) {
        // Dashes before the delimiter, where the boundary is not made of dashes itself.
        start = own < text.length ? start + dashes.length(run) - own - 2 : start;
        after = start + 2 + text.length;
        if (own == text.length || after > body.to() || !matches(bytes, start + 2, text)) {
          continue;
        }
        Span line = line(bytes, body, start);
        if (!isTelling(bytes, body, line, start, text.length)) {
          continue;
        }
        if (doubtful.size() < MOST_DOUBTFUL
            && doubtful.stream().noneMatch(known -> same(bytes, known, line))) {
          doubtful.add(line);
        }
        if (rule != Rule.LOOSE) {
          continue;
        }
      }
      boolean close =
          bytes.at(after) == '-' && bytes.at(after + 1) == '-' && after + 2 <= body.to();
      padded |= after < body.to() && (bytes.at(after) == ' ' || bytes.at(after) == '\t');
      long end = Math.max(Math.max(partStart, body.from()), lineEndBefore(bytes, body, start));
      if (partStart < 0) {
        preambleEnd = end;
      } else if (parts.size() == max) {
        Span preamble = new Span(body.from(), preambleEnd);
        return new Multipart(
            parts, preamble, new Span(start, start), false, false, padded, doubtful);
      } else {
        parts.add(new Span(partStart, end));
      }
      partStart = nextLine(bytes, after, body.to());
      if (close && rule != Rule.ENDLESS) {
        Span preamble = new Span(body.from(), preambleEnd);
        Span epilogue = new Span(partStart, body.to());
        return new Multipart(parts, preamble, epilogue, true, true, padded, doubtful);
      }
    }
    boolean complete = partStart < 0 || parts.size() < max;
    if (partStart >= 0 && complete) {
      parts.add(new Span(partStart, body.to()));
    }
    Span none = new Span(body.to(), body.to());
    Span preamble = new Span(body.from(), preambleEnd);
    return new Multipart(parts, preamble, none, false, complete, padded, doubtful);
  }

  /** Whether the delimiter stands here as the standard has it. */
  private static boolean isStrict(Window bytes, Span body, long start, byte[] text) {
    long after = start + 2 + text.length;
    if (after > body.to()
        || !startsLine(bytes, body.from(), start)
        || !matches(bytes, start + 2, text)) {
      return false;
    }
    boolean close = bytes.at(after) == '-' && bytes.at(after + 1) == '-' && after + 2 <= body.to();
    return close || endsBoundary(bytes, after, body.to());
  }

  /**
   * Whether this can hardly be anything but a delimiter: a field of a part follows, or a long
   * boundary begins the line.
   */
  private static boolean isTelling(Window bytes, Span body, Span line, long start, int length) {
    long next = nextLine(bytes, line.to(), body.to());
    while (next < body.to() && " \t\r\n".indexOf(bytes.at(next)) >= 0 && next < line.to() + 8) {
      next++;
    }
    boolean field = true;
    for (int i = 0; i < FIELD.length(); i++) {
      field &= (bytes.at(next + i) | (i < FIELD.length() - 1 ? 0x20 : 0)) == FIELD.charAt(i);
    }
    if (field || length < TELLING) {
      return field;
    }
    for (long before = line.from(); before < start; before++) {
      if (" \t-".indexOf(bytes.at(before)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static Span line(Window bytes, Span body, long at) {
    long from = at;
    while (from > body.from() && at - from < LONGEST_LINE && bytes.at(from - 1) != '\n') {
      from--;
    }
    long end = Math.min(body.to(), at + LONGEST_LINE);
    return new Span(from, bytes.find((byte) '\n', (byte) '\r', at, end));
  }

  private static boolean same(Window bytes, Span a, Span b) {
    return a.to() - a.from() == b.to() - b.from()
        && Arrays.equals(bytes.copy(a.from(), a.to()), bytes.copy(b.from(), b.to()));
  }

  private static boolean startsLine(Window bytes, long from, long position) {
    if (position == from) {
      return true;
    }
    int before = bytes.at(position - 1);
    return before == '\n' || before == '\r';
  }

  private static boolean matches(Window bytes, long position, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (bytes.at(position + i) != (text[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the boundary ends here, and is not the start of a longer one. */
  private static boolean endsBoundary(Window bytes, long position, long to) {
    if (position >= to) {
      return true;
    }
    int next = bytes.at(position);
    return next == '\n' || next == '\r' || next == ' ' || next == '\t';
  }

  /** The position of the line end that stands right before a delimiter and belongs to it. */
  private static long lineEndBefore(Window bytes, Span body, long start) {
    long end = start;
    if (end > body.from() && bytes.at(end - 1) == '\n') {
      end--;
      if (end > body.from() && bytes.at(end - 1) == '\r') {
        end--;
      }
    } else if (end > body.from() && bytes.at(end - 1) == '\r') {
      end--;
    }
    return end;
  }

  private static long nextLine(Window bytes, long position, long to) {
    long end = bytes.find((byte) '\n', (byte) '\r', position, to);
    if (end < to && bytes.at(end) == '\r' && end + 1 < to && bytes.at(end + 1) == '\n') {
      end++;
    }
    return Math.min(end + 1, to);
  }
}
