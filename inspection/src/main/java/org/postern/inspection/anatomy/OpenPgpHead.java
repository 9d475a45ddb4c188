package org.postern.inspection.anatomy;

import java.io.ByteArrayInputStream;
import org.postern.inspection.decoding.OpenPgp;

/**
 * The first packet of an OpenPGP message without armor, which has no signature: a session key for
 * somebody, with all its numbers such as they can be; or data that are only packed.
 *
 * <p>Source: RFC 9580, sections 4.2, 5.1 and 5.3.
 */
final class OpenPgpHead {
  private static final int FOR_KEY = 1;
  private static final int FOR_PASSWORD = 3;

  private static final int ONE_PASS_SIGNATURE = 4;
  private static final int COMPRESSED = 8;
  private static final int MARKER = 10;
  private static final int LITERAL = 11;

  private OpenPgpHead() {}

  /** Whether a file begins that anybody can read. */
  static boolean isPacked(byte[] head, int length) {
    if (length < 8 || head[0] >= 0) {
      return false;
    }
    boolean old = (head[0] & 0x40) == 0;
    int tag = old ? head[0] >> 2 & 0xf : head[0] & 0x3f;
    int at = 1 + (old ? oldLength(head[0] & 3) : newLength(head[1] & 0xff));
    return switch (tag) {
      case LITERAL -> "btulm1".indexOf(head[at]) >= 0 && at + 6 + (head[at + 1] & 0xff) <= length;
      case COMPRESSED -> head[at] >= 0 && head[at] <= 3 && isLiteral(head, length);
      case MARKER, ONE_PASS_SIGNATURE -> isLiteral(head, length);
      default -> false;
    };
  }

  private static boolean isLiteral(byte[] head, int length) {
    return OpenPgp.read(new ByteArrayInputStream(head, 0, length), 1).state()
        == OpenPgp.State.LITERAL;
  }

  static boolean isEncrypted(byte[] head, int length) {
    if (length < 16 || head[0] >= 0) {
      return false;
    }
    boolean old = (head[0] & 0x40) == 0;
    int tag = old ? head[0] >> 2 & 0xf : head[0] & 0x3f;
    int at = 1 + (old ? oldLength(head[0] & 3) : newLength(head[1] & 0xff));
    return switch (tag) {
      case FOR_KEY -> forKey(head, at);
      case FOR_PASSWORD -> head[at] >= 4 && head[at] <= 6 && head[at + 1] > 0 && head[at + 1] < 14;
      default -> false;
    };
  }

  private static boolean forKey(byte[] head, int at) {
    return switch (head[at]) {
      case 3 -> isAlgorithm(head[at + 9]);
      case 6 -> head[at + 1] == 0 || head[at + 1] == 21 || head[at + 1] == 33;
      default -> false;
    };
  }

  private static boolean isAlgorithm(int algorithm) {
    return algorithm == 1
        || algorithm == 2
        || algorithm == 16
        || algorithm == 18
        || algorithm == 25;
  }

  private static int oldLength(int kind) {
    return kind == 0 ? 1 : kind == 1 ? 2 : kind == 2 ? 4 : 0;
  }

  private static int newLength(int first) {
    return first < 192 ? 1 : first < 224 ? 2 : first == 255 ? 5 : 1;
  }
}
