package org.postern.inspection.decoding;

/**
 * Quoted-printable as programs read it that pass over what they do not understand: control bytes,
 * line ends, equals signs that begin no code, and whatever stands between the pieces of a code.
 */
final class LooseQuotedPrintable implements Decoder {
  private enum State {
    TEXT,
    /** Behind an equals sign. */
    EQUALS,
    /** Behind an equals sign and a digit. */
    DIGIT,
    /** Behind an equals sign, a digit, and another equals sign. */
    DIGIT_EQUALS
  }

  private final boolean codesAlone;
  private State state = State.TEXT;
  private int digit;

  LooseQuotedPrintable(boolean codesAlone) {
    this.codesAlone = codesAlone;
  }

  @Override
  public int mostOf(int encoded) {
    return encoded + 2;
  }

  @Override
  public int decode(byte[] encoded, int from, int to, byte[] decoded, int at) {
    int out = at;
    for (int i = from; i < to; i++) {
      byte b = encoded[i];
      int hex = Character.digit(b, 16);
      boolean lineEnd = b == '\n' || b == '\r';
      boolean junk = b <= ' ' || b == 0x7f;
      switch (state) {
        case TEXT -> {
          if (b == '=') {
            state = State.EQUALS;
          } else if (!codesAlone && b >= ' ' && b != 0x7f) {
            decoded[out++] = b;
          }
        }
        case EQUALS -> {
          if (hex >= 0) {
            digit = hex;
            state = State.DIGIT;
          } else if (lineEnd || b != '=' && !junk) {
            state = State.TEXT;
          }
        }
        case DIGIT -> {
          if (hex >= 0) {
            decoded[out++] = (byte) (digit << 4 | hex);
            state = State.TEXT;
          } else if (b == '=') {
            state = State.DIGIT_EQUALS;
          } else if (!junk) {
            out = literal(b, decoded, out);
          }
        }
        case DIGIT_EQUALS -> {
          if (hex >= 0) {
            digit = hex;
            state = State.DIGIT;
          } else if (lineEnd) {
            state = State.DIGIT;
          } else if (b != '=' && !junk) {
            state = State.TEXT;
          }
        }
      }
    }
    return out - at;
  }

  /** A digit that began no code after all, and what came instead. */
  private int literal(byte b, byte[] decoded, int at) {
    state = State.TEXT;
    if (codesAlone) {
      return at;
    }
    decoded[at] = (byte) Character.toUpperCase(Character.forDigit(digit, 16));
    decoded[at + 1] = b;
    return at + 2;
  }

  @Override
  public int end(byte[] decoded, int at) {
    return 0;
  }
}
