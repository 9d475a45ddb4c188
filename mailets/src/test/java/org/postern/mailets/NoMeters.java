package org.postern.mailets;

import org.apache.james.metrics.api.NoopGaugeRegistry;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.postern.metrics.Meters;

/** Meters that nobody reads. */
final class NoMeters {
  static final Meters NONE = new Meters(new RecordingMetricFactory(), new NoopGaugeRegistry());

  private NoMeters() {}
}
