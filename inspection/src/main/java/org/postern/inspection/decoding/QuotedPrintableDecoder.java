package org.postern.inspection.decoding;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Quoted-printable as mail programs read it: blanks at the end of a line go, what is no code stays
 * as it stands.
 *
 * <p>Source: RFC 2045, section 6.7.
 */
final class QuotedPrintableDecoder implements Decoder {
  /** Blanks that are held back at most; RFC 2045 has lines of 76. */
  private static final int MOST_BLANKS = 1024;

  /**
   * Codes for letters and digits: programs that encode write them for the F of "From" at most, and
   * who writes more of them has something to hide.
   */
  private static final int MOST_NEEDLESS = 16;

  /** 1 for each byte that stands for itself, and for line ends. */
  private static final byte[] PLAIN =
      of(b -> b > ' ' && b < 0x7f && b != '=' || b == '\r' || b == '\n');

  private static final byte[] BLANK = of(b -> b == ' ');
  private static final byte[] VISIBLE = of(b -> b > ' ' && b < 0x80);
  private static final byte[] WORD = of(b -> b < 0x80 && Character.isLetterOrDigit(b));
  private static final byte[] HEX = hex();

  private enum State {
    TEXT,
    /** Behind an equals sign. */
    EQUALS,
    /** Behind an equals sign and one hexadecimal digit. */
    DIGIT,
    /** Behind an equals sign and blanks. */
    EQUALS_BLANKS,
    /** Behind an equals sign and a CR: an LF belongs to it. */
    EQUALS_CR
  }

  private final byte[] held = new byte[MOST_BLANKS];
  private int blanks;
  private State state = State.TEXT;
  private byte digit;
  private boolean broken;
  private boolean control;
  private boolean high;
  private int needless;
  private int taken;

  @Override
  public int mostOf(int encoded) {
    return encoded + MOST_BLANKS + 2;
  }

  @Override
  public int decode(byte[] encoded, int from, int to, byte[] decoded, int at) {
    int in = from;
    int out = at;
    while (in < to) {
      byte b = encoded[in];
      switch (state) {
        case TEXT -> {
          int given = blanks == 0 ? usual(encoded, in, to, decoded, out) : 0;
          if (given > 0) {
            in = taken;
            out += given;
          } else {
            out = text(b, decoded, out);
            in++;
          }
        }
        case EQUALS -> {
          in++;
          if (b == '\n') {
            state = State.TEXT;
          } else if (b == '\r') {
            state = State.EQUALS_CR;
          } else if (b == ' ' || b == '\t') {
            hold(b);
            state = State.EQUALS_BLANKS;
          } else if (HEX[b & 0xff] >= 0) {
            digit = b;
            state = State.DIGIT;
          } else {
            broken = true;
            decoded[out++] = '=';
            state = State.TEXT;
            in--;
          }
        }
        case DIGIT -> {
          int low = HEX[b & 0xff];
          state = State.TEXT;
          if (low >= 0) {
            int code = HEX[digit & 0xff] << 4 | low;
            needless += WORD[code];
            decoded[out++] = (byte) code;
            in++;
          } else {
            broken = true;
            decoded[out++] = '=';
            decoded[out++] = digit;
          }
        }
        case EQUALS_BLANKS -> {
          if ((b == ' ' || b == '\t') && blanks < MOST_BLANKS) {
            hold(b);
            in++;
          } else if (b == '\n' || b == '\r') {
            blanks = 0;
            state = b == '\r' ? State.EQUALS_CR : State.TEXT;
            in++;
          } else {
            broken = true;
            decoded[out++] = '=';
            out = release(decoded, out);
            state = State.TEXT;
          }
        }
        case EQUALS_CR -> {
          state = State.TEXT;
          if (b == '\n') {
            in++;
          }
        }
      }
    }
    return out - at;
  }

  /**
   * Takes what well-written text is made of, in one loop without states; the rest is left to them.
   * A blank counts if the line goes on behind it.
   *
   * @return how many bytes were written; {@link #taken} says up to where they were read
   */
  private int usual(byte[] encoded, int from, int to, byte[] decoded, int at) {
    int in = from;
    int out = at;
    int end = to - 2;
    int words = 0;
    while (in < end) {
      byte b = encoded[in];
      byte next = encoded[in + 1];
      // One condition for both, so that the processor need not guess at each blank.
      if ((PLAIN[b & 0xff] | BLANK[b & 0xff] & VISIBLE[next & 0xff]) != 0) {
        decoded[out++] = b;
        in++;
      } else if (b == '=') {
        byte last = encoded[in + 2];
        int code = HEX[next & 0xff] << 4 | HEX[last & 0xff];
        if (code >= 0) {
          words += WORD[code];
          decoded[out++] = (byte) code;
          in += 3;
        } else if (next == '\r' && last == '\n') {
          in += 3;
        } else if (next == '\n') {
          in += 2;
        } else {
          break;
        }
      } else {
        break;
      }
    }
    needless += words;
    taken = in;
    return out - at;
  }

  private int text(byte b, byte[] decoded, int at) {
    int out = at;
    switch (b) {
      case ' ', '\t' -> {
        if (blanks == MOST_BLANKS) {
          out = release(decoded, out);
        }
        hold(b);
      }
      case '=' -> {
        out = release(decoded, out);
        state = State.EQUALS;
      }
      case '\r', '\n' -> {
        blanks = 0;
        decoded[out++] = b;
      }
      default -> {
        out = release(decoded, out);
        control |= b < ' ' && b >= 0 && b != 0x0c && b != 0x1b || b == 0x7f;
        high |= b < 0;
        decoded[out++] = b;
      }
    }
    return out;
  }

  private void hold(byte b) {
    held[blanks++] = b;
  }

  private int release(byte[] decoded, int at) {
    System.arraycopy(held, 0, decoded, at, blanks);
    int out = at + blanks;
    blanks = 0;
    return out;
  }

  @Override
  public int end(byte[] decoded, int at) {
    int out = at;
    if (state == State.DIGIT) {
      broken = true;
      decoded[out++] = '=';
      decoded[out++] = digit;
    }
    blanks = 0;
    state = State.TEXT;
    return out - at;
  }

  @Override
  public Set<Flaw> flaws() {
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    if (broken) {
      flaws.add(Flaw.BAD_CODE);
    }
    if (control) {
      flaws.add(Flaw.CONTROL);
    }
    return flaws;
  }

  @Override
  public Set<Coding> alternatives() {
    return broken || control || high || needless > MOST_NEEDLESS
        ? EnumSet.of(Coding.QUOTED_PRINTABLE_LOOSE, Coding.QUOTED_PRINTABLE_CODES)
        : Set.of();
  }

  private static byte[] of(IntPredicate wanted) {
    byte[] values = new byte[256];
    for (int b = 0; b < values.length; b++) {
      values[b] = (byte) (wanted.test(b) ? 1 : 0);
    }
    return values;
  }

  private static byte[] hex() {
    byte[] values = new byte[256];
    for (int b = 0; b < values.length; b++) {
      values[b] = (byte) (b < 0x80 ? Character.digit(b, 16) : -1);
    }
    return values;
  }
}
