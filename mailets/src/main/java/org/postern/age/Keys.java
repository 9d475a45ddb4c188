package org.postern.age;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** X25519 (RFC 7748) and HKDF with SHA-256 (RFC 5869), as age uses them. */
final class Keys {
  static final int LENGTH = 32;
  private static final String CURVE = "X25519";
  private static final String HMAC = "HmacSHA256";

  private Keys() {}

  static KeyPair fresh() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(CURVE).generateKeyPair();
  }

  static byte[] share(PublicKey key) {
    return little(((XECPublicKey) key).getU());
  }

  /** Returns the share of a secret scalar. */
  static byte[] share(PrivateKey secret) throws GeneralSecurityException {
    byte[] base = new byte[LENGTH];
    base[0] = 9;
    return agreed(secret, base);
  }

  static PrivateKey secret(byte[] scalar) throws GeneralSecurityException {
    return KeyFactory.getInstance(CURVE)
        .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
  }

  /**
   * Returns what two parties agree on.
   *
   * @throws GeneralSecurityException also if the share is one of the few that make every result the
   *     same
   */
  static byte[] agreed(PrivateKey secret, byte[] share) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance(CURVE);
    agreement.init(secret);
    agreement.doPhase(
        KeyFactory.getInstance(CURVE)
            .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, number(share))),
        true);
    return agreement.generateSecret();
  }

  /** Returns 32 bytes of key. */
  static byte[] derived(byte[] material, byte[] salt, byte[] info) throws GeneralSecurityException {
    byte[] extracted = hmac(salt.length == 0 ? new byte[LENGTH] : salt, material);
    byte[] last = java.util.Arrays.copyOf(info, info.length + 1);
    last[info.length] = 1;
    return hmac(extracted, last);
  }

  static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac.doFinal(text);
  }

  private static BigInteger number(byte[] little) {
    byte[] big = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      big[i] = little[LENGTH - 1 - i];
    }
    big[0] &= 0x7f; // RFC 7748, section 5: the highest bit means nothing
    return new BigInteger(1, big);
  }

  private static byte[] little(BigInteger number) {
    byte[] big = number.toByteArray();
    byte[] little = new byte[LENGTH];
    for (int i = 0; i < Math.min(LENGTH, big.length); i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }
}
