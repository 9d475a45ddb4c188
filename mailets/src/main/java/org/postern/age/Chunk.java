package org.postern.age;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One piece of a file: ChaCha20-Poly1305 (RFC 8439), numbered, and the last one is marked. */
final class Chunk {
  static final int PLAIN = 64 << 10;
  static final int SEALED = PLAIN + 16;
  static final int NONCE = 12;
  private static final String CIPHER = "ChaCha20-Poly1305";

  private Chunk() {}

  /** Returns the nonce of a chunk: eleven bytes of number, one that says whether it is the last. */
  static byte[] nonce(long number, boolean last) {
    return ByteBuffer.allocate(NONCE)
        .putLong(3, number)
        .put(NONCE - 1, (byte) (last ? 1 : 0))
        .array();
  }

  static byte[] seal(byte[] key, byte[] nonce, byte[] plain, int length)
      throws GeneralSecurityException {
    return cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain, 0, length);
  }

  /** Throws if a single bit differs from what was sealed. */
  static byte[] open(byte[] key, byte[] nonce, byte[] sealed, int length)
      throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, 0, length);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
    return cipher;
  }
}
