package org.postern.inspection.engine.hashes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The digests that lists and registries know contents by. */
public enum Digest {
  /** RFC 1321. */
  MD5("MD5", 32),
  /** FIPS 180-4, 160 bits. */
  SHA1("SHA-1", 40),
  /** FIPS 180-4, 256 bits. */
  SHA256("SHA-256", 64);

  private final String algorithm;
  private final int digits;

  Digest(String algorithm, int digits) {
    this.algorithm = algorithm;
    this.digits = digits;
  }

  /** How many hexadecimal digits it is written with. */
  int digits() {
    return digits;
  }

  /** Returns the one that is written with so many digits. */
  static Optional<Digest> ofDigits(int count) {
    for (Digest digest : values()) {
      if (digest.digits == count) {
        return Optional.of(digest);
      }
    }
    return Optional.empty();
  }

  MessageDigest begin() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
