package org.postern.age;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** The way age writes keys down: BIP 173, without its limit of 90 characters. */
final class Bech32 {
  private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int CHECKSUM = 6;

  private Bech32() {}

  /**
   * Returns the bytes of {@code text}, all of it in one letter case.
   *
   * @param prefix what stands before the last 1, in lower case
   * @throws IllegalArgumentException if it is not of that form, or has a typing mistake in it
   */
  static byte[] decode(String prefix, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("has small and capital letters");
    }
    int one = lower.lastIndexOf('1');
    if (one < 0 || !lower.substring(0, one).equals(prefix)) {
      throw new IllegalArgumentException("does not begin with " + prefix + "1");
    }
    int[] values = new int[lower.length() - one - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = LETTERS.indexOf(lower.charAt(one + 1 + i));
      if (values[i] < 0) {
        throw new IllegalArgumentException("has a character that no key has");
      }
    }
    if (values.length < CHECKSUM || checksum(prefix, values) != 1) {
      throw new IllegalArgumentException("has a mistake in it: its checksum is wrong");
    }
    return bytes(values, values.length - CHECKSUM);
  }

  private static int checksum(String prefix, int[] values) {
    int sum = 1;
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum, prefix.charAt(i) >> 5);
    }
    sum = step(sum, 0);
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum, prefix.charAt(i) & 31);
    }
    for (int value : values) {
      sum = step(sum, value);
    }
    return sum;
  }

  private static int step(int sum, int value) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((top >>> i & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }

  private static byte[] bytes(int[] values, int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (int i = 0; i < count; i++) {
      held = held << 5 | values[i];
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    if (bits > 4 || held != 0) {
      throw new IllegalArgumentException("is not a whole number of bytes");
    }
    return bytes.toByteArray();
  }
}
