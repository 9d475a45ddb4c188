package org.postern.qmail.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postern.metrics.Family;
import org.postern.metrics.Meters;

/** What Prometheus reads. */
class PrometheusTextTest {
  private final Registry registry = new Registry();
  private final Meters meters = new Meters(registry, registry);

  @Test
  void counters_gauges_and_readings_have_help_type_and_labels() {
    meters.count(Family.MESSAGES, 2, "inbound", "deliver");
    meters.count(Family.MESSAGES, 1, "outbound", "reject");
    meters.gauge(Family.ENGINE_UP, () -> 1, "clamd");
    meters.gauge(Family.ENGINE_REQUESTS, () -> 7, "clamd");
    meters.gauge(Family.CONNECTIONS, () -> 0.5);
    assertThat(PrometheusText.of(registry))
        .isEqualTo(
            """
            # HELP postern_connections Messages that posternd has in hand.
            # TYPE postern_connections gauge
            postern_connections 0.5
            # HELP postern_engine_requests_total Questions that an engine was asked since the start.
            # TYPE postern_engine_requests_total counter
            postern_engine_requests_total{engine="clamd"} 7
            # HELP postern_engine_up 1 if the engine is asked, 0 if it is out of service because it could not answer or does not detect.
            # TYPE postern_engine_up gauge
            postern_engine_up{engine="clamd"} 1
            # HELP postern_messages_total Report lines, by direction and outcome: one for each message, and for each part of one that is split because its recipients get different things.
            # TYPE postern_messages_total counter
            postern_messages_total{direction="inbound",outcome="deliver"} 2
            postern_messages_total{direction="outbound",outcome="reject"} 1
            """);
  }

  @Test
  void times_have_quantiles_their_sum_and_their_number() {
    for (int i = 1; i <= 100; i++) {
      meters.time(Family.ENGINE_SECONDS, Duration.ofMillis(i), "clamd");
    }
    assertThat(PrometheusText.of(registry).lines())
        .contains(
            "# TYPE postern_engine_seconds summary",
            "postern_engine_seconds{engine=\"clamd\",quantile=\"0.5\"} 0.05",
            "postern_engine_seconds{engine=\"clamd\",quantile=\"0.99\"} 0.099",
            "postern_engine_seconds_sum{engine=\"clamd\"} 5.05",
            "postern_engine_seconds_count{engine=\"clamd\"} 100");
  }

  @Test
  void what_other_mailets_measure_has_the_name_that_james_gives_it() {
    registry.generate("mailet.Some-One\n\"x").increment();
    registry.timer("smtp.time");
    assertThat(PrometheusText.of(registry).lines())
        .contains("mailet_Some_One__x_total 1", "smtp_time_count 0");
  }

  @Test
  void a_mailet_that_makes_up_names_cannot_fill_the_memory() {
    for (int i = 0; i < 10_000; i++) {
      registry.generate("a" + i).increment();
      registry.timer("b" + i);
      int value = i;
      registry.register("c" + i, () -> value);
    }
    assertThat(registry.counts()).hasSize(Registry.MOST);
    assertThat(registry.times()).hasSize(Registry.MOST);
    assertThat(registry.readings()).hasSize(Registry.MOST);
  }
}
