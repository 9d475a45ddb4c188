package org.postern.inspection.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postern.inspection.content.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several engines that are asked about one content at the same time. Each has an answer, by its
 * name: an engine that breaks the rules, by an exception or by no answer at all, has failed and
 * does not keep the others from being heard. Used by many threads at once.
 */
public final class Consultation {
  private static final Logger LOG = LoggerFactory.getLogger(Consultation.class);

  /** How long an engine that should have ended at the deadline is waited for. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final List<Engine> engines;

  /**
   * @param engines each with a name of its own; they stay the caller's to close
   */
  public Consultation(List<Engine> engines) {
    this.engines = List.copyOf(engines);
    if (engines.stream().map(Engine::name).distinct().count() != engines.size()) {
      throw new IllegalArgumentException(
          "two engines of one name: answers could not be told apart");
    }
  }

  /**
   * Returns each engine's answer, in the order of the engines. A single engine is asked in the
   * caller's thread, several each in a virtual one, which has ended on return unless its engine
   * heeds neither deadline nor interrupt.
   */
  public Map<String, Answer> ask(Content content, Deadline deadline) {
    if (engines.size() == 1) {
      Engine engine = engines.get(0);
      return Map.of(engine.name(), ask(engine, content, deadline));
    }
    return ask(content, deadline, () -> {});
  }

  /**
   * Returns each engine's answer, as {@link #ask(Content, Deadline)} does, and does something else
   * while the engines look. What that throws comes out, and the engines are no longer waited for.
   */
  public Map<String, Answer> ask(Content content, Deadline deadline, Runnable meanwhile) {
    List<FutureTask<Answer>> questions = new ArrayList<>();
    for (Engine engine : engines) {
      FutureTask<Answer> question = new FutureTask<>(() -> ask(engine, content, deadline));
      questions.add(question);
      Thread.ofVirtual().name("postern-ask-" + engine.name()).start(question);
    }
    try {
      meanwhile.run();
      Map<String, Answer> answers = new LinkedHashMap<>();
      for (int i = 0; i < questions.size(); i++) {
        answers.put(engines.get(i).name(), await(questions.get(i), deadline));
      }
      return answers;
    } finally {
      questions.forEach(question -> question.cancel(true));
    }
  }

  private static Answer ask(Engine engine, Content content, Deadline deadline) {
    try {
      Answer answer = engine.ask(content, deadline);
      // Declared never null, but written by somebody else: no answer is not a clean one.
      return answer == null ? Trouble.failed(Cause.ENGINE_ERROR, "no answer") : answer;
    } catch (RuntimeException | Error e) {
      LOG.error("engine {} threw; the content counts as unscanned", engine.name(), e);
      return Trouble.failed(Cause.ENGINE_ERROR, "threw " + e);
    }
  }

  private static Answer await(FutureTask<Answer> question, Deadline deadline) {
    try {
      long nanos = deadline.left().plus(GRACE).toNanos();
      return question.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      question.cancel(true);
      return Trouble.failed(Cause.TIMEOUT, "did not come back at its deadline");
    } catch (ExecutionException e) {
      return Trouble.failed(Cause.ENGINE_ERROR, "threw " + e.getCause());
    } catch (InterruptedException e) {
      question.cancel(true);
      Thread.currentThread().interrupt();
      return Trouble.failed(Cause.BROKEN, "interrupted while waiting for the answer");
    }
  }
}
