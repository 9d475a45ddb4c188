package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.anatomy.Header.Field;

/**
 * The bytes of a header, cut into fields by one rule of what ends a line.
 *
 * <p>Source: RFC 5322, section 2.2.
 */
final class HeaderLines {
  private static final byte LF = '\n';
  private static final byte CR = '\r';

  /** What ends a line. */
  enum Ends {
    /** CRLF or LF. */
    LF,
    /** CRLF, LF or CR. */
    CR,
    /** These, and the vertical tab and form feed that some libraries take for line ends. */
    ANY;

    boolean is(byte b) {
      return switch (this) {
        case LF -> b == '\n';
        case CR -> b == '\n' || b == '\r';
        case ANY -> b == '\n' || b == '\r' || b == 0x0b || b == 0x0c;
      };
    }
  }

  final List<Field> fields = new ArrayList<>();

  /** Where each field begins, in the order of {@link #fields}. */
  final List<Integer> starts = new ArrayList<>();

  final List<Fault> faults = new ArrayList<>();

  /** How many fields stand before the first line at which some programs end the header. */
  int fieldsBeforeOdd = -1;

  /** Where the body begins for those programs. */
  int oddBody = -1;

  /** Behind the first empty line; -1 if there is none. */
  int end = -1;

  /** Whether there are more fields than were wanted; those are not listed. */
  boolean full;

  private final byte[] block;
  private final Ends ends;
  private final int most;

  /**
   * Cuts a header.
   *
   * @param most fields that are listed
   */
  HeaderLines(byte[] block, Ends ends, int most) {
    this.block = block;
    this.ends = ends;
    this.most = most;
    int position = 0;
    while (position < block.length && end < 0 && !full) {
      position = line(position);
    }
  }

  /** Takes the line at a position with its continuations; returns where the next one begins. */
  private int line(int from) {
    int first = lineEnd(from);
    if (isEmpty(from, first)) {
      end = first;
      return first;
    }
    int next = first;
    while (next < block.length && isBlank(block[next])) {
      int lineEnd = lineEnd(next);
      if (isAllBlank(next, lineEnd) && lineEnd < block.length) {
        faults.add(new Fault(Irregularity.HEADER_BLANK_CONTINUATION, ""));
        odd(fields.size() + 1, lineEnd);
      }
      next = lineEnd;
    }
    if (isBlank(block[from])) {
      faults.add(new Fault(Irregularity.HEADER_STARTS_WITH_CONTINUATION, text(from, first)));
      if (text(from, first).indexOf(':') >= 0) {
        field(from + 1, first, next);
      }
    } else {
      field(from, first, next);
    }
    fieldsBeforeOdd = Math.min(fieldsBeforeOdd, fields.size());
    return next;
  }

  private void field(int from, int firstEnd, int to) {
    int colon = from;
    while (colon < to && block[colon] != ':') {
      colon++;
    }
    if (colon >= firstEnd) {
      String line = text(from, firstEnd);
      // The line that begins a message in a mailbox file, with or without its quoting.
      if (from > 0 || !(line.startsWith("From ") || line.startsWith(">From "))) {
        faults.add(new Fault(Irregularity.HEADER_LINE_WITHOUT_COLON, line));
        odd(fields.size(), from);
      }
      if (colon == to) {
        return;
      }
    }
    if (fields.size() == most) {
      full = true;
      return;
    }
    starts.add(from);
    String name = new String(block, from, colon - from, StandardCharsets.ISO_8859_1);
    fields.add(new Field(name, text(colon + 1, to)));
  }

  private void odd(int fieldsBefore, int body) {
    if (oddBody < 0) {
      fieldsBeforeOdd = fieldsBefore;
      oddBody = body;
    }
  }

  /** The position behind the line that begins at {@code from}. */
  private int lineEnd(int from) {
    int position = from;
    while (position < block.length && !ends.is(block[position])) {
      position++;
    }
    if (position + 1 < block.length && block[position] == CR && block[position + 1] == LF) {
      position++;
    }
    return Math.min(position + 1, block.length);
  }

  private boolean isEmpty(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!ends.is(block[i]) && !(block[i] == CR && i + 1 < to && block[i + 1] == LF)) {
        return false;
      }
    }
    return to > from && ends.is(block[to - 1]);
  }

  private boolean isAllBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isBlank(block[i]) && block[i] != LF && block[i] != CR) {
        return false;
      }
    }
    return true;
  }

  /** The text of lines without the last line end. */
  private String text(int from, int to) {
    int last = to;
    while (last > from && (block[last - 1] == LF || block[last - 1] == CR)) {
      last--;
    }
    return new String(
        block, Math.min(from, to), Math.max(0, last - from), StandardCharsets.ISO_8859_1);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
