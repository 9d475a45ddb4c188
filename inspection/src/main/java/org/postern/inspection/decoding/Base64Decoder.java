package org.postern.inspection.decoding;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Base64 as mail programs read it: bytes outside the alphabet are passed over. They disagree about
 * what comes behind padding.
 *
 * <p>Source: RFC 2045, section 6.8.
 */
final class Base64Decoder implements Decoder {
  private static final byte PADDING = -2;
  private static final byte BLANK = -3;
  private static final byte JUNK = -1;
  private static final byte[] VALUES = values();
  private static final byte[] URL_SAFE = urlSafe();

  private final Coding coding;
  private final byte[] values;
  private int bits;
  private int count;
  private boolean padded;
  private boolean ended;
  private boolean behindPadding;
  private boolean junk;
  private boolean urlSafe;
  private boolean cut;

  Base64Decoder(Coding coding) {
    this.coding = coding;
    this.values = coding == Coding.BASE64_URL_SAFE ? URL_SAFE : VALUES;
  }

  @Override
  public int mostOf(int encoded) {
    return encoded / 4 * 3 + 6;
  }

  @Override
  public int decode(byte[] encoded, int from, int to, byte[] decoded, int at) {
    byte[] table = values;
    int in = from;
    int out = at;
    while (in < to) {
      if (count == 0 && !padded) {
        while (in + 4 <= to) {
          int four =
              table[encoded[in] & 0xff] << 18
                  | table[encoded[in + 1] & 0xff] << 12
                  | table[encoded[in + 2] & 0xff] << 6
                  | table[encoded[in + 3] & 0xff];
          if (four < 0) {
            break;
          }
          decoded[out] = (byte) (four >> 16);
          decoded[out + 1] = (byte) (four >> 8);
          decoded[out + 2] = (byte) four;
          out += 3;
          in += 4;
        }
        if (in == to) {
          break;
        }
      }
      byte b = encoded[in++];
      urlSafe |= b == '-' || b == '_';
      out += one(table[b & 0xff], decoded, out);
    }
    return out - at;
  }

  /** Takes one byte of the slow kind: in a group that is not whole, or outside the alphabet. */
  private int one(byte value, byte[] decoded, int out) {
    switch (value) {
      case BLANK:
        return 0;
      case JUNK:
        junk |= !ended;
        behindPadding |= padded;
        return 0;
      case PADDING:
        // "xx==" has two: the second one finds the group already closed.
        cut |= count == 1;
        padded = true;
        if (coding == Coding.BASE64_WITHOUT_PADDING) {
          return 0;
        }
        ended |= coding == Coding.BASE64;
        return flush(decoded, out);
      default:
        behindPadding |= padded;
        if (ended) {
          return 0;
        }
        padded = false;
        bits = bits << 6 | value;
        if (++count < 4) {
          return 0;
        }
        decoded[out] = (byte) (bits >> 16);
        decoded[out + 1] = (byte) (bits >> 8);
        decoded[out + 2] = (byte) bits;
        count = 0;
        return 3;
    }
  }

  @Override
  public int end(byte[] decoded, int at) {
    cut |= count > 0;
    return flush(decoded, at);
  }

  /** Writes the whole bytes of a group that ends early: two characters are one, three are two. */
  private int flush(byte[] decoded, int out) {
    int bytes = Math.max(0, count - 1);
    if (count == 2) {
      decoded[out] = (byte) (bits >> 4);
    } else if (count == 3) {
      decoded[out] = (byte) (bits >> 10);
      decoded[out + 1] = (byte) (bits >> 2);
    }
    count = 0;
    return bytes;
  }

  @Override
  public Set<Flaw> flaws() {
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    if (junk) {
      flaws.add(Flaw.BASE64_JUNK);
    }
    if (behindPadding) {
      flaws.add(Flaw.BASE64_BEHIND_PADDING);
    }
    if (cut) {
      flaws.add(Flaw.BASE64_CUT);
    }
    return flaws;
  }

  @Override
  public Set<Coding> alternatives() {
    Set<Coding> others = EnumSet.noneOf(Coding.class);
    if (coding == Coding.BASE64 && behindPadding) {
      others.add(Coding.BASE64_IN_GROUPS);
      others.add(Coding.BASE64_WITHOUT_PADDING);
    }
    if (coding == Coding.BASE64 && junk && urlSafe) {
      others.add(Coding.BASE64_URL_SAFE);
    }
    return others;
  }

  private static byte[] urlSafe() {
    byte[] values = values();
    values['-'] = 62;
    values['_'] = 63;
    return values;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, JUNK);
    for (int i = 0; i < 26; i++) {
      values['A' + i] = (byte) i;
      values['a' + i] = (byte) (26 + i);
    }
    for (int i = 0; i < 10; i++) {
      values['0' + i] = (byte) (52 + i);
    }
    values['+'] = 62;
    values['/'] = 63;
    values['='] = PADDING;
    for (char blank : new char[] {' ', '\t', '\r', '\n'}) {
      values[blank] = BLANK;
    }
    return values;
  }
}
