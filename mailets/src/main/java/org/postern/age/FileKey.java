package org.postern.age;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/** The key of one file, and what is derived from it. */
final class FileKey {
  static final int LENGTH = 16;
  static final String VERSION = "age-encryption.org/v1\n";
  static final String FOOTER = "---";

  private FileKey() {}

  /** Returns the sum that ends a header, of all of it up to the footer's three dashes. */
  static byte[] headerSum(byte[] key, String header) throws GeneralSecurityException {
    byte[] hmacKey = Keys.derived(key, new byte[0], "header".getBytes(US_ASCII));
    return Keys.hmac(hmacKey, header.getBytes(US_ASCII));
  }

  /** Returns the key of the chunks. */
  static byte[] payload(byte[] key, byte[] nonce) throws GeneralSecurityException {
    return Keys.derived(key, nonce, "payload".getBytes(US_ASCII));
  }

  static byte[] joined(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
