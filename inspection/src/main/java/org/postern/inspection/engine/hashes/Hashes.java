package org.postern.inspection.engine.hashes;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Detects;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.settings.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists of hashes. Files that changed are read again beside the questions, which go on with the
 * list before until the new one is whole; a list with a mistake does not replace it.
 */
final class Hashes implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Hashes.class);

  private final String name;
  private final HashFiles files;
  private final Duration lookAgain;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile InForce inForce;
  private volatile String lastRead;
  private volatile Deadline next;
  private volatile boolean closed;

  /** A list, and when the files that it is of were changed last. */
  private record InForce(HashList list, Instant changed) {}

  /**
   * @param list what the files say
   * @param state of the files before they were read
   * @param lookAgain how long a look at the files is good for
   */
  Hashes(String name, HashFiles files, HashList list, HashFiles.State state, Duration lookAgain) {
    this.name = name;
    this.files = files;
    this.inForce = new InForce(list, state.newest());
    this.lastRead = state.text();
    this.lookAgain = lookAgain;
    this.next = Deadline.in(lookAgain);
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
    look();
    HashList now = inForce.list();
    try {
      Map<Digest, byte[]> digests = Digests.of(content, now.kinds(), deadline);
      for (Map.Entry<Digest, byte[]> entry : digests.entrySet()) {
        Optional<String> found = now.find(entry.getKey(), entry.getValue());
        if (found.isPresent()) {
          return new Answer.Found(found.get());
        }
      }
      return new Answer.Clean();
    } catch (Trouble trouble) {
      return trouble.answer();
    }
  }

  private void look() {
    // The one who looks waits for what he finds, so that a new list holds from the next question
    // on.
    if (next.passed() && reading.compareAndSet(false, true)) {
      lookAgain();
    }
  }

  private void lookAgain() {
    try {
      HashFiles.State now = files.state();
      if (!now.text().equals(lastRead)) {
        read(now.newest());
        lastRead = now.text();
      }
    } catch (IOException e) {
      LOG.warn(
          "{}: {} cannot be read ({}); the list before stays in force",
          name,
          files.path(),
          e.toString());
    } finally {
      next = Deadline.in(lookAgain);
      reading.set(false);
    }
  }

  private void read(Instant changed) {
    List<Problem> problems = new ArrayList<>();
    HashList fresh = files.read(problems::add);
    if (problems.isEmpty()) {
      inForce = new InForce(fresh, changed);
      LOG.info("{}: {} hashes are in force", name, fresh.size());
    } else {
      LOG.warn("{}: the list before stays in force, as of the new one {}", name, problems);
    }
  }

  @Override
  public boolean readsMime() {
    return false;
  }

  /** The test file is found only if it is listed. */
  @Override
  public Detects detects() {
    return Detects.WHAT_IT_LISTS;
  }

  @Override
  public Optional<Instant> dated() {
    return Optional.of(inForce.changed());
  }

  /** Asked for before each question, by who remembers answers: another list is another version. */
  @Override
  public String version() {
    look();
    InForce now = inForce;
    return name + " (" + now.list().size() + " hashes of " + now.changed() + ")";
  }

  @Override
  public void close() {
    closed = true;
  }
}
