package org.postern.inspection.decoding;

import java.util.EnumSet;
import java.util.Set;

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
          int plain = blanks == 0 ? plainUpTo(encoded, in, to) : in;
          if (plain > in) {
            System.arraycopy(encoded, in, decoded, out, plain - in);
            out += plain - in;
            in = plain;
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
          } else if (Character.digit(b, 16) >= 0) {
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
          int low = Character.digit(b, 16);
          state = State.TEXT;
          if (low >= 0) {
            int code = Character.digit(digit, 16) << 4 | low;
            needless += Character.isLetterOrDigit(code) && code < 0x80 ? 1 : 0;
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

  /** Where the bytes end that stand for themselves; a blank does if the line goes on behind it. */
  private static int plainUpTo(byte[] encoded, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = encoded[at];
      boolean plain =
          b > ' ' ? b != '=' && b < 0x7f : b == ' ' && at + 1 < to && encoded[at + 1] > ' ';
      if (!plain) {
        break;
      }
      at++;
    }
    return at;
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
}
