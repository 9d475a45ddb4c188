package org.postern.inspection.engine.registry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;

/**
 * Reads the reply to one question. Names in it are stepped over and never followed, so there is
 * nothing to loop in. Source: RFC 1035, section 4.1, and RFC 2308, section 5.
 */
final class DnsReader {
  private static final int RESPONSE = 0x8000;
  private static final int OPCODE = 0x7800;
  private static final int TRUNCATED = 0x0200;
  private static final int CODE = 0x000f;
  private static final int NO_NAME = 3;
  private static final int SOA = 6;
  private static final int POINTER = 0xc0;

  private final ByteBuffer bytes;
  private final DnsQuery query;

  private DnsReader(ByteBuffer bytes, DnsQuery query) {
    this.bytes = bytes;
    this.query = query;
  }

  /**
   * Returns what a datagram says, or nothing if it is not a reply to this question: a late one to
   * another, or a forged one.
   *
   * @throws Trouble if it is, and makes no sense
   */
  static Optional<DnsReply> read(byte[] datagram, int length, DnsQuery query) throws Trouble {
    byte[] question = query.question();
    int start = DnsQuery.HEADER;
    if (length < start + question.length) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(datagram, 0, length).slice();
    int flags = bytes.getShort(2) & 0xffff;
    boolean ours =
        (bytes.getShort(0) & 0xffff) == query.id()
            && (flags & RESPONSE) != 0
            && (flags & OPCODE) == 0
            && bytes.getShort(4) == 1
            && sameQuestion(datagram, start, question);
    if (!ours) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DnsReader(bytes, query).reply(flags, start + question.length));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "the reply of the name server is damaged");
    }
  }

  /** A name server may repeat the name in other letter case. */
  private static boolean sameQuestion(byte[] datagram, int at, byte[] question) {
    byte[] said = Arrays.copyOfRange(datagram, at, at + question.length);
    for (int i = 0; i < said.length; i++) {
      if (said[i] >= 'A' && said[i] <= 'Z') {
        said[i] += 'a' - 'A';
      }
    }
    return Arrays.equals(said, question);
  }

  private DnsReply reply(int flags, int from) throws Trouble {
    int answers = bytes.getShort(6) & 0xffff;
    int authorities = bytes.getShort(8) & 0xffff;
    bytes.position(from);
    int code = flags & CODE;
    if ((flags & TRUNCATED) != 0) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "the reply of the name server is cut off");
    }
    if (code != 0 && code != NO_NAME) {
      return new DnsReply.Failure(code);
    }
    List<String> records = new ArrayList<>();
    Duration lifetime = answers(answers, records);
    if (code == NO_NAME) {
      return new DnsReply.NoName(authorities(authorities));
    }
    if (records.isEmpty()) {
      throw new Trouble(
          Cause.NOT_UNDERSTOOD, "the name is there, and has no record of type " + query.type());
    }
    return new DnsReply.Records(records, lifetime);
  }

  /** The shortest lifetime of all counts, those of aliases among them. */
  private Duration answers(int count, List<String> records) {
    long seconds = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      skipName();
      int type = bytes.getShort() & 0xffff;
      bytes.getShort();
      seconds = Math.min(seconds, lifetime());
      ByteBuffer data = data();
      if (type == query.type().number()) {
        records.add(
            switch (query.type()) {
              case A -> address(data);
              case TXT -> text(data);
            });
      }
    }
    return count == 0 ? Duration.ZERO : Duration.ofSeconds(seconds);
  }

  private Duration authorities(int count) {
    for (int i = 0; i < count; i++) {
      skipName();
      int type = bytes.getShort() & 0xffff;
      bytes.getShort();
      long seconds = lifetime();
      ByteBuffer data = data();
      if (type == SOA && data.remaining() >= 4) {
        long minimum = data.getInt(data.limit() - 4) & 0xffffffffL;
        return Duration.ofSeconds(Math.min(seconds, minimum));
      }
    }
    return Duration.ZERO;
  }

  /** One whose first bit is set is none. Source: RFC 2181, section 8. */
  private long lifetime() {
    return Math.max(0, bytes.getInt());
  }

  private ByteBuffer data() {
    int length = bytes.getShort() & 0xffff;
    ByteBuffer data = bytes.slice(bytes.position(), Math.min(length, bytes.remaining()));
    bytes.position(bytes.position() + length);
    return data;
  }

  private void skipName() {
    int length = bytes.get() & 0xff;
    while (length != 0) {
      if ((length & POINTER) == POINTER) {
        bytes.get();
        return;
      }
      bytes.position(bytes.position() + length);
      length = bytes.get() & 0xff;
    }
  }

  private static String address(ByteBuffer data) {
    if (data.remaining() != 4) {
      throw new IllegalArgumentException("an address has four bytes");
    }
    return (data.get() & 0xff)
        + "."
        + (data.get() & 0xff)
        + "."
        + (data.get() & 0xff)
        + "."
        + (data.get() & 0xff);
  }

  private static String text(ByteBuffer data) {
    StringBuilder text = new StringBuilder();
    while (data.hasRemaining()) {
      byte[] piece = new byte[data.get() & 0xff];
      data.get(piece);
      text.append(new String(piece, StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }
}
