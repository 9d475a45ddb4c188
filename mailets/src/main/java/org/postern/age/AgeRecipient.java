package org.postern.age;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;

/**
 * Somebody for whom files are encrypted, as {@code age-keygen} prints him: {@code age1…}. His
 * secret key is not needed here, and should not be here.
 */
public final class AgeRecipient {
  static final String KIND = "X25519";
  static final byte[] INFO = "age-encryption.org/v1/X25519".getBytes(US_ASCII);
  static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private final String text;
  private final byte[] share;

  private AgeRecipient(String text, byte[] share) {
    this.text = text;
    this.share = share;
  }

  /**
   * Returns the recipient that {@code text} names.
   *
   * @throws IllegalArgumentException with the text and what is wrong with it
   */
  public static AgeRecipient parse(String text) {
    try {
      AgeRecipient recipient = new AgeRecipient(text, Bech32.decode("age", text));
      if (recipient.share.length != Keys.LENGTH) {
        throw new IllegalArgumentException("is not of the length of a key");
      }
      recipient.stanza(new byte[FileKey.LENGTH]);
      return recipient;
    } catch (IllegalArgumentException | IOException e) {
      String hint =
          text.regionMatches(true, 0, "AGE-SECRET-KEY-", 0, 15)
              ? "\"AGE-SECRET-KEY-...\" is the secret key, which must not be here"
              : "\"" + text + "\" is not a recipient of age, as it " + e.getMessage();
      throw new IllegalArgumentException(
          hint + "; write what age-keygen prints as public key, age1 and 58 characters", e);
    }
  }

  /** Returns what the header of a file has for this recipient: how he finds the file's key. */
  String stanza(byte[] fileKey) throws IOException {
    try {
      KeyPair fresh = Keys.fresh();
      byte[] mine = Keys.share(fresh.getPublic());
      byte[] wrap =
          Keys.derived(Keys.agreed(fresh.getPrivate(), share), FileKey.joined(mine, share), INFO);
      return "-> "
          + KIND
          + " "
          + BASE64.encodeToString(mine)
          + "\n"
          + BASE64.encodeToString(Chunk.seal(wrap, new byte[Chunk.NONCE], fileKey, fileKey.length))
          + "\n";
    } catch (GeneralSecurityException e) {
      throw new IOException("is a key that no honest program makes", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
