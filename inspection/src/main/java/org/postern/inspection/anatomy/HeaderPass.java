package org.postern.inspection.anatomy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.anatomy.Header.Field;
import org.postern.inspection.content.Window;

/**
 * Reads the header of one entity from its raw bytes: every field as it stands, and what is wrong.
 *
 * <p>Source: RFC 5322, section 2.2. Lines end in CRLF or LF; in CR only where the very first line
 * does.
 */
final class HeaderPass {
  private static final byte LF = '\n';
  private static final byte CR = '\r';

  private final List<Field> fields = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  /**
   * A header that was read.
   *
   * @param body where the body begins
   */
  record Result(Header header, List<Fault> faults, long body) {}

  private HeaderPass() {}

  static Result read(Window bytes, long from, long to, Account account, String path) {
    HeaderPass pass = new HeaderPass();
    byte also = alsoEndsLines(bytes, from, to);
    long line = from;
    while (line < to) {
      long end = bytes.find(LF, also, line, to);
      boolean empty = end == line || end == line + 1 && bytes.at(line) == CR;
      long next = Math.min(end < to && crLf(bytes, end) ? end + 2 : end + 1, to);
      if (end < to && empty) {
        pass.lines(bytes.copy(from, from + account.headerBytes(line - from, path)), also);
        return new Result(new Header(pass.fields), pass.faults, next);
      }
      line = next;
    }
    pass.lines(bytes.copy(from, from + account.headerBytes(to - from, path)), also);
    if (!pass.fields.isEmpty()) {
      pass.fault(Irregularity.HEADER_WITHOUT_END, "");
    }
    return new Result(new Header(pass.fields), pass.faults, to);
  }

  private static boolean crLf(Window bytes, long position) {
    return bytes.at(position) == CR && bytes.at(position + 1) == LF;
  }

  /**
   * What ends a line besides LF: CR where the first line ends in it alone, or else nothing more.
   */
  private static byte alsoEndsLines(Window bytes, long from, long to) {
    long first = bytes.find(LF, CR, from, to);
    boolean bareCr = first < to && bytes.at(first) == CR && bytes.at(first + 1) != LF;
    return bareCr ? CR : LF;
  }

  /** Cuts the block of a header into fields. */
  private void lines(byte[] block, byte also) {
    int position = 0;
    while (position < block.length) {
      int first = lineEnd(block, position, also);
      int next = first;
      while (next < block.length && isBlank(block[next])) {
        next = lineEnd(block, next, also);
      }
      if (isBlank(block[position])) {
        fault(Irregularity.HEADER_STARTS_WITH_CONTINUATION, text(block, position, first));
      } else {
        field(block, position, first, next);
      }
      position = next;
    }
    odd(block, also);
  }

  private void field(byte[] block, int from, int firstEnd, int to) {
    int colon = from;
    while (colon < firstEnd && block[colon] != ':') {
      colon++;
    }
    if (colon == firstEnd) {
      String line = text(block, from, firstEnd);
      // The line that begins a message in a mailbox file, with or without its quoting.
      if (from > 0 || !(line.startsWith("From ") || line.startsWith(">From "))) {
        fault(Irregularity.HEADER_LINE_WITHOUT_COLON, line);
      }
      return;
    }
    String name = new String(block, from, colon - from, StandardCharsets.ISO_8859_1);
    fields.add(new Field(name, text(block, colon + 1, to)));
  }

  /** Bytes that no honest program puts into a header; each kind is noted once. */
  private void odd(byte[] block, byte also) {
    boolean nul = false;
    boolean cr = false;
    for (int i = 0; i < block.length; i++) {
      nul |= block[i] == 0;
      cr |= also == LF && block[i] == CR && i + 1 < block.length && block[i + 1] != LF;
    }
    if (nul) {
      fault(Irregularity.HEADER_NUL, "");
    }
    if (cr) {
      fault(Irregularity.HEADER_BARE_CR, "");
    }
  }

  private void fault(Irregularity what, String detail) {
    faults.add(new Fault(what, detail));
  }

  /** The position behind the line that begins at {@code from}. */
  private static int lineEnd(byte[] block, int from, byte also) {
    int position = from;
    while (position < block.length && block[position] != LF && block[position] != also) {
      position++;
    }
    if (position + 1 < block.length && block[position] == CR && block[position + 1] == LF) {
      position++;
    }
    return Math.min(position + 1, block.length);
  }

  /** The text of lines without the last line end. */
  private static String text(byte[] block, int from, int to) {
    int last = to;
    while (last > from && (block[last - 1] == LF || block[last - 1] == CR)) {
      last--;
    }
    return new String(block, from, last - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
