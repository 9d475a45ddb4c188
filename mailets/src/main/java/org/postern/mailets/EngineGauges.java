package org.postern.mailets;

import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.postern.inspection.panel.EngineStatus;
import org.postern.metrics.Family;
import org.postern.metrics.Meters;

/**
 * Lets the host's metrics tell how the engines of a pool are doing.
 *
 * @param pool whose engines
 * @param meters of the host
 */
record EngineGauges(EnginePool pool, Meters meters) {
  /** Has every engine read that is open now; one that was before is left as it is. */
  void register() {
    for (EngineStatus engine : pool.statuses()) {
      String name = engine.name();
      gauge(Family.ENGINE_REQUESTS, name, EngineStatus::requests);
      gauge(Family.ENGINE_FAILURES, name, EngineStatus::failures);
      gauge(Family.ENGINE_UP, name, now -> now.state() == EngineStatus.State.OUT ? 0 : 1);
      gauge(
          Family.ENGINE_DATABASE, name, now -> now.dated().map(Instant::getEpochSecond).orElse(0L));
    }
  }

  /** An engine that was closed is neither asked nor up. */
  private void gauge(Family family, String name, ToDoubleFunction<EngineStatus> value) {
    meters.gauge(
        family,
        () ->
            pool.statuses().stream()
                .filter(engine -> engine.name().equals(name))
                .mapToDouble(value)
                .findFirst()
                .orElse(0),
        name);
  }
}
