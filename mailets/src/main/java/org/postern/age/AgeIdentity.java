package org.postern.age;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A secret key of age: opens files that were encrypted for its recipient. */
public final class AgeIdentity {
  private static final String PREFIX = "age-secret-key-";

  private final PrivateKey secret;
  private final byte[] share;

  private AgeIdentity(PrivateKey secret, byte[] share) {
    this.secret = secret;
    this.share = share;
  }

  /**
   * Returns the keys in a file as {@code age-keygen} writes it: one a line, empty lines and those
   * with a {@code #} passed over.
   *
   * @throws IllegalArgumentException with the number of a line that is no key, and never with the
   *     line
   */
  public static List<AgeIdentity> inFile(List<String> lines) {
    List<AgeIdentity> keys = new java.util.ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          keys.add(parse(line));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
          throw new IllegalArgumentException(
              "line "
                  + (i + 1)
                  + " is not a secret key of age; write what age-keygen prints,"
                  + " AGE-SECRET-KEY-1 and 58 characters",
              e);
        }
      }
    }
    return keys;
  }

  private static AgeIdentity parse(String text) throws GeneralSecurityException {
    byte[] scalar = Bech32.decode(PREFIX, text.toLowerCase(Locale.ROOT));
    if (scalar.length != Keys.LENGTH) {
      throw new IllegalArgumentException("not of the length of a key");
    }
    PrivateKey secret = Keys.secret(scalar);
    return new AgeIdentity(secret, Keys.share(secret));
  }

  /** Returns the key of a file; empty if this stanza of its header is for somebody else. */
  Optional<byte[]> fileKey(String theirShare, String body) {
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      byte[] theirs = base64.decode(theirShare);
      byte[] sealed = base64.decode(body);
      if (theirs.length != Keys.LENGTH || sealed.length != Keys.LENGTH) {
        return Optional.empty();
      }
      byte[] wrap =
          Keys.derived(
              Keys.agreed(secret, theirs), FileKey.joined(theirs, share), AgeRecipient.INFO);
      return Optional.of(Chunk.open(wrap, new byte[Chunk.NONCE], sealed, sealed.length))
          .map(key -> Arrays.copyOf(key, FileKey.LENGTH));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
