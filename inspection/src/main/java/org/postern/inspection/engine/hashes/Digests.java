package org.postern.inspection.engine.hashes;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Digested;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;

/** Some digests of a content, all taken in one reading of it; one that is known already is not. */
public final class Digests {
  private static final int CHUNK = 64 * 1024;

  private Digests() {}

  /**
   * Returns the digests that are wanted; if none is, the content is not read.
   *
   * @throws Trouble if the content cannot be read whole, or not in time
   */
  public static Map<Digest, byte[]> of(Content content, Set<Digest> wanted, Deadline deadline)
      throws Trouble {
    Map<Digest, byte[]> digests = new EnumMap<>(Digest.class);
    if (!wanted.isEmpty()) {
      Map<Digest, MessageDigest> running = new EnumMap<>(Digest.class);
      wanted.forEach(digest -> running.put(digest, digest.begin()));
      if (content instanceof Digested known && running.remove(Digest.SHA256) != null) {
        digests.put(Digest.SHA256, HexFormat.of().parseHex(known.sha256()));
      }
      if (!running.isEmpty()) {
        read(content, running, deadline);
      }
      running.forEach((digest, done) -> digests.put(digest, done.digest()));
    }
    return digests;
  }

  private static void read(Content content, Map<Digest, MessageDigest> running, Deadline deadline)
      throws Trouble {
    long total = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = content.open()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (deadline.passed()) {
          throw new Trouble(
              Cause.TIMEOUT, "read " + total + " of " + content.size() + " bytes in time");
        }
        for (MessageDigest digest : running.values()) {
          digest.update(chunk, 0, n);
        }
        total += n;
      }
    } catch (IOException e) {
      throw new Trouble(Cause.UNREADABLE, "the content cannot be read: " + e.getMessage());
    }
    if (total != content.size()) {
      throw new Trouble(Cause.UNREADABLE, total + " bytes are there and not " + content.size());
    }
  }
}
