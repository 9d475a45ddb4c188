package org.postern.mailets;

import java.time.Duration;
import java.util.Optional;
import org.postern.inspection.Finding;
import org.postern.metrics.Family;
import org.postern.metrics.Meters;

/**
 * Counts what is reported, so that metrics and report lines always tell the same.
 *
 * @param meters of the host
 */
record ReportCount(Meters meters) {
  /**
   * Counts a report.
   *
   * @param anatomy how long it took to take the message apart, if that was done
   */
  void add(Reported reported, Optional<Duration> anatomy) {
    meters.count(Family.MESSAGES, 1, reported.direction(), reported.outcome().word());
    meters.count(Family.MESSAGE_BYTES, reported.size(), reported.direction());
    reported
        .account()
        .taken()
        .ifPresent(millis -> meters.time(Family.MESSAGE_SECONDS, Duration.ofMillis(millis)));
    anatomy.ifPresent(took -> meters.time(Family.ANATOMY_SECONDS, took));
    for (Finding finding : reported.account().findings()) {
      meters.count(Family.FINDINGS, 1, finding.kind().word(), finding.source());
    }
    reported
        .engines()
        .forEach(
            (engine, millis) ->
                meters.time(Family.ENGINE_SECONDS, Duration.ofMillis(millis), engine));
  }
}
