package org.postern.inspection.panel;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.ForwardingEngine;

/**
 * An engine that is asked about equal contents once, for a while: the answer holds as long as the
 * engine and its database stay the same. That it could not answer is never remembered. Of questions
 * about one content at the same time, one is asked and the others wait for it.
 */
final class Remembering extends ForwardingEngine {
  /** Some 300 bytes each. */
  private static final int MOST = 4096;

  private static final Answer.Failed NOT_TOLD =
      new Answer.Failed(Cause.ENGINE_ERROR, "the one who asked was not told");

  /** What an answer depends on besides the engine. */
  private record Key(String sha256, String version, long era) {}

  /** An answer, and until when it holds. */
  private record Known(Answer answer, Deadline until) {}

  private final Watched engine;
  private final Duration time;
  private final LongSupplier ticker;
  private final Map<Key, Known> known = new LinkedHashMap<>();
  private final ConcurrentMap<Key, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();

  /**
   * @param time how long an answer holds
   */
  Remembering(Watched engine, Duration time, LongSupplier ticker) {
    super(engine);
    this.engine = engine;
    this.time = time;
    this.ticker = ticker;
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    String sha256;
    try {
      sha256 = content.sha256();
    } catch (IOException e) {
      // The engine meets the same trouble, and says so in its own words.
      return engine.ask(content, deadline);
    }
    // The version is taken before the engine is asked: what an older database said is forgotten
    // with it.
    Key key = new Key(sha256, engine.version(), engine.era());
    Answer before = remembered(key);
    if (before != null) {
      return before;
    }
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> other = asked.putIfAbsent(key, mine);
    return other == null
        ? askFor(key, mine, content, deadline)
        : awaited(other, deadline).orElseGet(() -> engine.ask(content, deadline));
  }

  private Answer askFor(
      Key key, CompletableFuture<Answer> mine, Content content, Deadline deadline) {
    Answer answer = NOT_TOLD;
    try {
      answer = engine.ask(content, deadline);
      remember(key, answer);
      return answer;
    } finally {
      asked.remove(key, mine);
      mine.complete(answer);
    }
  }

  /** What somebody else is told; nothing if he failed, which may be of his own deadline. */
  private static Optional<Answer> awaited(CompletableFuture<Answer> other, Deadline deadline) {
    try {
      Answer answer = other.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      return answer instanceof Answer.Failed ? Optional.empty() : Optional.of(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private @Nullable Answer remembered(Key key) {
    synchronized (known) {
      Known found = known.get(key);
      return found == null || found.until().passed() ? null : found.answer();
    }
  }

  private void remember(Key key, Answer answer) {
    if (answer instanceof Answer.Failed) {
      return;
    }
    synchronized (known) {
      known.remove(key);
      known.put(key, new Known(answer, Deadline.in(time, ticker)));
      if (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
    }
  }
}
