package org.postern.inspection.panel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.Care;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Detects;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.ForwardingEngine;
import org.postern.inspection.panel.EngineStatus.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine that is believed only as long as it proves itself. It is given the canary at start,
 * from time to time, and before it is asked again after it failed; one that does not pass is not
 * asked, and every question to it fails at once, with the reason.
 */
final class Watched extends ForwardingEngine {
  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

  /** How many failures in a row put an engine in doubt that is there but does not answer. */
  private static final int RUN = 3;

  private static final Duration PROOF_TIMEOUT = Duration.ofSeconds(10);

  private final Engine engine;
  private final Care care;
  private final InstantSource clock;
  private final LongSupplier ticker;
  private final ReentrantLock proving = new ReentrantLock();
  private final Latencies latencies = new Latencies();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong era = new AtomicLong();
  private final AtomicInteger run = new AtomicInteger();
  private volatile Standing standing;
  private volatile String last = "";
  private volatile Optional<Canary.Result> canary = Optional.empty();

  Watched(Engine engine, Care care, InstantSource clock, LongSupplier ticker) {
    super(engine);
    this.engine = engine;
    this.care = care;
    this.clock = clock;
    this.ticker = ticker;
    this.standing = Standing.of(care.canary().isPresent() ? State.DOUBTED : State.UNPROVED);
  }

  @Override
  public Answer ask(Content content, Deadline deadline) {
    Optional<Answer.Failed> silent = silence(deadline);
    requests.incrementAndGet();
    if (silent.isPresent()) {
      failures.incrementAndGet();
      return silent.get();
    }
    long from = ticker.getAsLong();
    Answer answer = Consultation.ask(engine, content, deadline);
    if (answer instanceof Answer.Failed failed) {
      failures.incrementAndGet();
      last = failed.cause().word() + ": " + failed.detail();
      doubt(failed.cause());
    } else {
      latencies.add(ticker.getAsLong() - from);
      run.set(0);
    }
    return answer;
  }

  /** Returns why the engine is not asked. */
  private Optional<Answer.Failed> silence(Deadline deadline) {
    if (standing.needsProof() && !prove(deadline)) {
      return Optional.of(
          new Answer.Failed(Cause.BUSY, "is made to prove itself, and time ran out meanwhile"));
    }
    Standing now = standing;
    if (now.state() == State.OUT) {
      return now.why()
          .map(why -> new Answer.Failed(why.cause(), "out of service: " + why.detail()));
    }
    return care.oldFails() ? tooOld() : Optional.empty();
  }

  private Optional<Answer.Failed> tooOld() {
    return care.oldest()
        .flatMap(
            oldest ->
                engine
                    .dated()
                    .filter(dated -> dated.isBefore(clock.instant().minus(oldest)))
                    .map(Watched::ofOldDatabase));
  }

  private static Answer.Failed ofOldDatabase(Instant dated) {
    return new Answer.Failed(Cause.OUT_OF_DATE, "its database is of " + dated);
  }

  /** What a failure says of the engine, and not only of what it was asked about. */
  private void doubt(Cause cause) {
    boolean doubted =
        switch (cause) {
          case UNREACHABLE, BROKEN, NOT_UNDERSTOOD -> true;
          case TIMEOUT, ENGINE_ERROR -> run.incrementAndGet() >= RUN;
          case BUSY, TOO_LARGE, UNREADABLE, NOT_DETECTING, OUT_OF_DATE -> false;
        };
    if (doubted) {
      run.set(0);
      Standing now = standing;
      if (now.state() != State.OUT) {
        standing = new Standing(State.DOUBTED, now.proofs(), now.again(), now.why());
      }
    }
  }

  /**
   * Has the engine prove itself, unless somebody else just did.
   *
   * @return false if the deadline passed while somebody else was at it
   */
  private boolean prove(Deadline deadline) {
    try {
      if (!proving.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      if (standing.needsProof()) {
        giveCanary();
      }
      return true;
    } finally {
      proving.unlock();
    }
  }

  /** Gives the canary now, whatever the standing. Waits for one that is under way. */
  Canary.Result proveNow() {
    proving.lock();
    try {
      return giveCanary();
    } finally {
      proving.unlock();
    }
  }

  private Canary.Result giveCanary() {
    long from = ticker.getAsLong();
    Detects expected = care.canary().isPresent() ? engine.detects() : Detects.WHAT_IT_LISTS;
    Canary.Result given = Canary.give(engine, expected, Deadline.in(PROOF_TIMEOUT), clock);
    // An engine whose age makes mail wait is out of service, and says so where others do.
    Canary.Result result =
        given.passed() && care.oldFails() && tooOld().isPresent()
            ? new Canary.Result(given.at(), tooOld())
            : given;
    Duration took = Duration.ofNanos(ticker.getAsLong() - from);
    canary = Optional.of(result);
    Standing before = standing;
    standing =
        result
            .failure()
            .map(failure -> before.failed(failure, took, ticker))
            .orElse(Standing.of(State.UP));
    tell(before, result);
    return result;
  }

  private void tell(Standing before, Canary.Result result) {
    result
        .failure()
        .ifPresentOrElse(
            failure -> {
              last = failure.cause().word() + ": " + failure.detail();
              if (before.proofs() == 0) {
                era.incrementAndGet();
                LOG.error(
                    "engine {} is out of service ({}): {}. It is tried again until it passes",
                    name(),
                    failure.cause().word(),
                    failure.detail());
              }
            },
            () -> {
              if (before.proofs() > 0) {
                LOG.warn("engine {} is back after {} failed trials", name(), before.proofs());
              }
            });
    care.oldest()
        .flatMap(oldest -> engine.dated().filter(d -> d.isBefore(clock.instant().minus(oldest))))
        .ifPresent(
            dated -> LOG.warn("the database of engine {} is old: it is of {}", name(), dated));
  }

  /** Counts up when answers given before are no longer believed. */
  long era() {
    return era.get();
  }

  EngineStatus status() {
    return new EngineStatus(
        name(),
        standing.state(),
        version(),
        dated(),
        requests.get(),
        failures.get(),
        last,
        latencies.at(0.5),
        latencies.at(0.99),
        canary);
  }
}
