package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.List;
import org.postern.inspection.anatomy.Header.Field;
import org.postern.inspection.anatomy.HeaderLines.Ends;
import org.postern.inspection.content.Window;

/**
 * Reads the header of one entity from its raw bytes: every field as it stands, and what is wrong.
 * Where programs disagree on what a line is, or on which line is the last, there are several
 * readings.
 *
 * <p>Source: RFC 5322, section 2.2. For most programs lines end in CRLF or LF; here in CR too where
 * the very first line does.
 */
final class HeaderPass {
  private static final byte LF = '\n';
  private static final byte CR = '\r';

  /**
   * A header that was read.
   *
   * @param readings the one of most programs first; never empty
   */
  record Result(List<HeaderReading> readings, List<Fault> faults) {}

  private HeaderPass() {}

  static Result read(Window bytes, long from, long to, Account account, String path) {
    boolean cr = firstLineEndsInCr(bytes, from, to);
    long line = from;
    long body = to;
    long blockEnd = to;
    while (line < to) {
      long end = bytes.find(LF, cr ? CR : LF, line, to);
      boolean empty = end == line || end == line + 1 && bytes.at(line) == CR;
      long next = Math.min(end < to && crLf(bytes, end) ? end + 2 : end + 1, to);
      if (end < to && empty) {
        blockEnd = line;
        body = next;
        break;
      }
      line = next;
    }
    boolean whole = account.holds(Limit.HEADER_BYTES, blockEnd - from, path);
    long blockTo = whole ? blockEnd : from + account.most(Limit.HEADER_BYTES);
    byte[] block = bytes.copy(from, blockTo);
    int most = (int) account.most(Limit.HEADER_FIELDS);
    HeaderLines lines = new HeaderLines(block, cr ? Ends.CR : Ends.LF, most);
    if (lines.full) {
      account.past(Limit.HEADER_FIELDS, path);
    }
    List<Fault> faults = new ArrayList<>(lines.faults);
    if (blockEnd == to && !lines.fields.isEmpty()) {
      faults.add(new Fault(Irregularity.HEADER_WITHOUT_END, ""));
    }
    if (cr && !lines.fields.isEmpty()) {
      faults.add(new Fault(Irregularity.LINES_END_IN_CR, ""));
    }
    Header header = new Header(lines.fields);
    List<Field> hidden = HiddenFields.in(block, lines);
    for (Field field : hidden) {
      faults.add(new Fault(Irregularity.FIELD_IN_VALUE, field.name() + ":" + field.value()));
    }
    List<HeaderReading> readings = new ArrayList<>();
    readings.add(new HeaderReading("", header, hidden, body));
    if (lines.fieldsBeforeOdd > 0) {
      readings.add(upToOdd("the header ends at its first odd line", lines, from));
    }
    if (hasOddBytes(block, cr, faults)) {
      HeaderLines any = new HeaderLines(block, Ends.ANY, most);
      long anyBody = any.end < 0 ? body : from + any.end;
      readings.add(new HeaderReading("CR ends lines", new Header(any.fields), List.of(), anyBody));
      if (any.fieldsBeforeOdd > 0) {
        readings.add(upToOdd("CR ends lines, and the header ends at an odd one", any, from));
      }
    }
    return new Result(readings, faults);
  }

  private static HeaderReading upToOdd(String how, HeaderLines lines, long from) {
    Header header = new Header(lines.fields.subList(0, lines.fieldsBeforeOdd));
    return new HeaderReading(how, header, List.of(), from + lines.oddBody);
  }

  private static boolean crLf(Window bytes, long position) {
    return bytes.at(position) == CR && bytes.at(position + 1) == LF;
  }

  private static boolean firstLineEndsInCr(Window bytes, long from, long to) {
    long first = bytes.find(LF, CR, from, to);
    return first < to && bytes.at(first) == CR && bytes.at(first + 1) != LF;
  }

  /**
   * Notes bytes that no honest program puts into a header, each kind once.
   *
   * @return whether some of them end lines for some programs
   */
  private static boolean hasOddBytes(byte[] block, boolean crEnds, List<Fault> faults) {
    boolean nul = false;
    boolean cr = false;
    boolean lf = false;
    boolean tab = false;
    for (int i = 0; i < block.length; i++) {
      byte b = block[i];
      if (b < ' ' && b >= 0) {
        nul |= b == 0;
        cr |= b == CR && (i + 1 == block.length || block[i + 1] != LF);
        lf |= b == LF;
        tab |= b == 0x0b || b == 0x0c;
      }
    }
    cr &= !crEnds || lf;
    if (nul) {
      faults.add(new Fault(Irregularity.HEADER_NUL, ""));
    }
    if (cr) {
      faults.add(new Fault(Irregularity.HEADER_BARE_CR, ""));
    }
    return cr || tab;
  }
}
