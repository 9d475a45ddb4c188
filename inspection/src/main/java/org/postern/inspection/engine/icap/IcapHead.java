package org.postern.inspection.engine.icap;

import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.WireFields;
import org.postern.inspection.engine.WireReader;

/**
 * The head of an answer, of ICAP or of the HTTP within it.
 *
 * <p>Source: RFC 3507, section 4.3.3.
 *
 * @param status three digits
 * @param line the first line, for the log
 * @param fields what stands below it
 */
record IcapHead(int status, String line, WireFields fields) {

  /** Reads the head of an answer of ICAP. */
  static IcapHead read(WireReader in) throws Trouble {
    return read("ICAP/", in);
  }

  /** Reads the head of the HTTP answer that an answer of ICAP has in it. */
  static IcapHead encapsulated(WireReader in) throws Trouble {
    return read("HTTP/", in);
  }

  private static IcapHead read(String protocol, WireReader in) throws Trouble {
    String line = in.line();
    int blank = line.indexOf(' ');
    int status = blank < 0 ? -1 : status(line, blank + 1);
    if (!line.startsWith(protocol) || status < 0) {
      throw new Trouble(
          Cause.NOT_UNDERSTOOD, "an answer that does not begin with " + protocol + ": " + line);
    }
    return new IcapHead(status, line, WireFields.read(in));
  }

  private static int status(String line, int from) {
    boolean three =
        line.length() >= from + 3
            && line.substring(from, from + 3).chars().allMatch(c -> c >= '0' && c <= '9')
            && (line.length() == from + 3 || line.charAt(from + 3) == ' ');
    return three ? Integer.parseInt(line.substring(from, from + 3)) : -1;
  }

  /** Returns whether the connection can be used again once the answer was read to its end. */
  boolean keeps() {
    return !fields.lists("Connection", "close");
  }
}
