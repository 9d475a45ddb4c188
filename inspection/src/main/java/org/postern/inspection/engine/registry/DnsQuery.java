package org.postern.inspection.engine.registry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One question as it goes over the wire. Source: RFC 1035, section 4.1.
 *
 * @param id by which the reply is known
 * @param name with dots between labels, in small letters
 * @param type what is asked for
 */
record DnsQuery(int id, String name, RecordType type) {
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int INTERNET = 1;
  static final int HEADER = 12;

  /** Returns the datagram. */
  byte[] bytes() {
    byte[] question = question();
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + question.length);
    bytes.putShort((short) id).putShort((short) RECURSION_DESIRED);
    bytes.putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    return bytes.put(question).array();
  }

  /** Returns the question alone, as a reply repeats it. */
  byte[] question() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String label : name.split("\\.")) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
    out.write(0);
    out.write(type.number());
    out.write(0);
    out.write(INTERNET);
    return out.toByteArray();
  }
}
