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
  private final LogicalTable logicals;
  private final BodyAutomaton bodies;
  private volatile boolean closed;

  Builtin(String name, Signatures signatures) {
    this.name = name;
    this.version = name + " (EICAR and " + signatures.size() + " signatures)";
    this.hashes = new HashTable(signatures.hashes());
    this.logicals = new LogicalTable(signatures.logicals());
    this.bodies = new BodyAutomaton(signatures.bodies(), logicals.anchors());
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
    BodyAutomaton.Run run = bodies.run(size);
    Answer first =
        each(
            content,
            deadline,
            (chunk, length) -> {
              BodySignature body = run.read(chunk, length);
              digests.forEach(digest -> digest.update(chunk, 0, length));
              return body == null ? null : body.name();
            });
    if (!(first instanceof Answer.Clean)) {
      return first;
    }
    HashSignature hash = byHash(digests, size);
    return hash == null
        ? again(content, deadline, logicals.candidates(run.seen(), size))
        : new Answer.Found(hash.name());
  }

  private static Answer again(Content content, Deadline deadline, List<LogicalSignature> candidates)
      throws IOException {
    if (candidates.isEmpty()) {
      return new Answer.Clean();
    }
    LogicalTable.Scan scan = LogicalTable.scan(candidates, content.size());
    Answer second =
        each(
            content,
            deadline,
            (chunk, length) -> {
              scan.read(chunk, length);
              return null;
            });
    LogicalSignature holding = scan.holding();
    return second instanceof Answer.Clean && holding != null
        ? new Answer.Found(holding.name())
        : second;
  }

  /** What is done with each chunk; the name of what was found ends the reading. */
  private interface Reader {
    @Nullable String read(byte[] chunk, int length);
  }

  /** Reads a content to its end, and says clean if nothing was found up to there. */
  private static Answer each(Content content, Deadline deadline, Reader reader) throws IOException {
    long size = content.size();
    byte[] chunk = new byte[(int) Math.min(CHUNK, size + 1)];
    long total = 0;
    try (InputStream in = content.open()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (deadline.passed()) {
          return Trouble.failed(Cause.TIMEOUT, "read " + total + " of " + size + " bytes in time");
        }
        String found = reader.read(chunk, n);
        if (found != null) {
          return new Answer.Found(found);
        }
        total += n;
      }
    }
    return total == size
        ? new Answer.Clean()
        : Trouble.failed(Cause.UNREADABLE, total + " bytes are there and not " + size);
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
