package org.postern.inspection.decoding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/**
 * An OpenPGP message, as far as it can be read without a key: what is not encrypted but only packed
 * into literal data.
 *
 * <p>Source: RFC 9580, sections 4.2, 5.6 and 5.9.
 *
 * @param state what it is
 * @param name of the file, if it has one
 * @param content of the file; empty for all but literal data
 */
public record OpenPgp(State state, String name, Content content) {
  private static final int DEEPEST = 4;
  private static final int MOST_PACKETS = 64;

  /** What can be told of some bytes. */
  public enum State {
    /** Literal data, compressed or not, signed or not. */
    LITERAL,
    /** Only who has the key can read it. */
    ENCRYPTED,
    /** No OpenPGP message. */
    NONE
  }

  private static final OpenPgp NONE = new OpenPgp(State.NONE, "", Content.of(new byte[0]));
  private static final OpenPgp LOCKED = new OpenPgp(State.ENCRYPTED, "", Content.of(new byte[0]));

  /**
   * Reads a message.
   *
   * @param most bytes that may come out
   */
  public static OpenPgp read(InputStream in, long most) {
    try {
      return packets(in, most, 0);
    } catch (IOException | RuntimeException e) {
      // Cut off or not deflated: what cannot be read is no literal data.
      return NONE;
    }
  }

  private static OpenPgp packets(InputStream in, long most, int depth) throws IOException {
    for (int packet = 0; packet < MOST_PACKETS; packet++) {
      int head = in.read();
      if (head < 0x80) {
        return NONE;
      }
      boolean old = (head & 0x40) == 0;
      int tag = old ? head >> 2 & 0xf : head & 0x3f;
      InputStream body = new OpenPgpBody(in, old ? head & 3 : OpenPgpBody.NEW);
      switch (tag) {
        case 1, 3, 18 -> {
          // Any byte may stand for such a packet, so what follows has to be one of its versions.
          int version = body.read();
          return version >= 1 && version <= 6 ? LOCKED : NONE;
        }
        case 9, 20 -> {
          return packet > 0 ? LOCKED : NONE;
        }
        case 8 -> {
          return depth == DEEPEST ? NONE : compressed(body, most, depth);
        }
        case 11 -> {
          return literal(body, most);
        }
        case 2, 4, 10, 12, 13, 21 -> body.skip(Long.MAX_VALUE);
        default -> {
          return NONE;
        }
      }
    }
    return NONE;
  }

  private static OpenPgp compressed(InputStream body, long most, int depth) throws IOException {
    int algorithm = body.read();
    if (algorithm == 0) {
      return packets(body, most, depth + 1);
    }
    if (algorithm == 3) {
      try {
        return packets(Bzip2Body.of(body), most, depth + 1);
      } catch (NoClassDefFoundError e) {
        return LOCKED;
      }
    }
    if (algorithm != 1 && algorithm != 2) {
      return LOCKED;
    }
    Inflater inflater = new Inflater(algorithm == 1);
    try {
      return packets(new InflaterInputStream(body, inflater), most, depth + 1);
    } finally {
      inflater.end();
    }
  }

  private static OpenPgp literal(InputStream body, long most) throws IOException {
    body.read();
    int length = Math.max(0, body.read());
    String name = new String(body.readNBytes(length), StandardCharsets.UTF_8);
    body.readNBytes(4);
    Spool content = LineDecoder.spool();
    try {
      Content.first(body, most).transferTo(content);
    } catch (IOException | RuntimeException e) {
      // What came before the place where it breaks off is there for a reader, too.
      return new OpenPgp(State.LITERAL, name, content.content());
    }
    return new OpenPgp(State.LITERAL, name, content.content());
  }
}
