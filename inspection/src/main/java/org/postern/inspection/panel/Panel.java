package org.postern.inspection.panel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.engine.Care;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.Engines;

/**
 * The engines of a configuration, open and watched. Each is given the canary at once and from then
 * on at its time, by a thread of its own that ends with {@link #close}.
 */
public final class Panel implements AutoCloseable {
  private final List<Seat> seats;
  private final List<Watched> watched;
  private final List<Thread> canaries = new ArrayList<>();

  private Panel(List<Seat> seats, List<Watched> watched) {
    this.seats = List.copyOf(seats);
    this.watched = List.copyOf(watched);
  }

  /** Opens the engines. Nothing is waited for: whether they are there is found out meanwhile. */
  public static Panel open(Engines engines) {
    List<Watched> watched = new ArrayList<>();
    List<Seat> seats = new ArrayList<>();
    Panel panel;
    List<Optional<Duration>> times = new ArrayList<>();
    for (List<Engines.Entry> choices : engines.choices()) {
      List<Engine> sitting = new ArrayList<>();
      for (Engines.Entry entry : choices) {
        Care care = entry.care();
        Watched engine =
            new Watched(entry.opening().get(), care, InstantSource.system(), System::nanoTime);
        watched.add(engine);
        times.add(care.canary());
        sitting.add(
            care.remember().isZero()
                ? engine
                : new Remembering(engine, care.remember(), System::nanoTime));
      }
      seats.add(new Seat(sitting));
    }
    panel = new Panel(seats, watched);
    for (int i = 0; i < watched.size(); i++) {
      Watched engine = watched.get(i);
      times.get(i).ifPresent(time -> panel.prove(engine, time));
    }
    return panel;
  }

  /** A panel of engines that are believed as they are, for tests. */
  public static Panel of(List<Engine> engines) {
    return new Panel(engines.stream().map(Seat::of).toList(), List.of());
  }

  /** Returns who is asked, in the order of the configuration. */
  public List<Seat> seats() {
    return seats;
  }

  /** Returns how each engine is doing, backups among them, in the order of the configuration. */
  public List<EngineStatus> statuses() {
    return watched.stream().map(Watched::status).toList();
  }

  /** Gives each engine the canary now, and returns how each is doing then. */
  public List<EngineStatus> prove() {
    watched.forEach(Watched::proveNow);
    return statuses();
  }

  private void prove(Watched engine, Duration time) {
    canaries.add(
        Thread.ofVirtual()
            .name("postern-canary-" + engine.name())
            .start(
                () -> {
                  try {
                    while (!Thread.interrupted()) {
                      engine.proveNow();
                      Thread.sleep(time);
                    }
                  } catch (InterruptedException e) {
                    // The panel was closed.
                  }
                }));
  }

  /** Closes the engines. */
  @Override
  public void close() {
    canaries.forEach(Thread::interrupt);
    for (Seat seat : seats) {
      seat.choices().forEach(Engine::close);
    }
  }
}
