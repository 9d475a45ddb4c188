package org.postern.inspection.engine;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;

/**
 * The engine that is always there: it finds the EICAR test file, and what an administrator's
 * signature files list. It looks at a content as it is and takes nothing apart. A content that no
 * signature can be about, by its size, is not read.
 */
final class Builtin implements Engine {
  private static final int CHUNK = 64 * 1024;

  private final String name;
  private final String version;
  private final HashTable hashes;
  private final BodyAutomaton bodies;
  private volatile boolean closed;

  Builtin(String name, int count, HashTable hashes, BodyAutomaton bodies) {
    this.name = name;
    this.version = name + " (EICAR and " + count + " signatures)";
    this.hashes = hashes;
    this.bodies = bodies;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    if (closed) {
      return Trouble.failed(Cause.UNREACHABLE, "closed");
    }
    try {
      return Eicar.is(content) ? new Answer.Found(Eicar.NAME) : read(content, deadline);
    } catch (IOException e) {
      return Trouble.failed(Cause.UNREADABLE, "the content cannot be read: " + e.getMessage());
    }
  }

  private Answer read(Content content, Deadline deadline) throws IOException {
    long size = content.size();
    List<MessageDigest> digests = hashes.digests(size);
    if (digests.isEmpty() && bodies.isEmpty()) {
      return new Answer.Clean();
    }
    byte[] chunk = new byte[(int) Math.min(CHUNK, size + 1)];
    BodyAutomaton.Run run = bodies.run(size);
    long total = 0;
    try (InputStream in = content.open()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (deadline.passed()) {
          return Trouble.failed(Cause.TIMEOUT, "read " + total + " of " + size + " bytes in time");
        }
        BodySignature body = run.read(chunk, n);
        if (body != null) {
          return new Answer.Found(body.name());
        }
        for (MessageDigest digest : digests) {
          digest.update(chunk, 0, n);
        }
        total += n;
      }
    }
    if (total != size) {
      return Trouble.failed(Cause.UNREADABLE, total + " bytes are there and not " + size);
    }
    HashSignature hash = byHash(digests, size);
    return hash == null ? new Answer.Clean() : new Answer.Found(hash.name());
  }

  private @Nullable HashSignature byHash(List<MessageDigest> digests, long size) {
    for (MessageDigest digest : digests) {
      HashSignature found = hashes.find(digest.digest(), size);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  public boolean readsMime() {
    return false;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void close() {
    closed = true;
  }
}
