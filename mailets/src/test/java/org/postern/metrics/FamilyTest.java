package org.postern.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.james.metrics.api.Gauge;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.NoopGaugeRegistry;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.metrics.Family.Series;

/**
 * The names of what is measured, and that no message can make more of them than there should be.
 */
class FamilyTest {
  @ParameterizedTest
  @EnumSource
  void a_name_without_labels_says_which_series_it_is(Family family) {
    List<String> values = family.labels().stream().map(label -> "v_" + label).toList();
    assertThat(Family.series(family.name(values))).contains(new Series(family, values));
  }

  @Test
  void no_two_families_have_one_name() {
    Set<String> names = new HashSet<>();
    Arrays.stream(Family.values()).forEach(family -> names.add(family.prometheus()));
    assertThat(names).hasSize(Family.values().length).allMatch(n -> n.matches("postern_[a-z_]+"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clamd                  | clamd
          Clam.AV-2              | clam_av_2
          "}x 1                  | __x_1
          ''                     | _
          zwölf                  | zw_lf
          """)
  void word(String value, String word) {
    assertThat(Family.word(value)).isEqualTo(word);
  }

  @Test
  void a_label_too_few_is_a_mistake_of_ours() {
    assertThatThrownBy(() -> Family.MESSAGES.name(List.of("inbound")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void there_are_only_so_many_series_of_a_family() {
    RecordingMetricFactory metrics = new RecordingMetricFactory();
    Meters meters = new Meters(metrics, new NoopGaugeRegistry());
    for (int i = 0; i < 1000; i++) {
      meters.count(Family.FINDINGS, 1, "policy", "source" + i);
    }
    Map<String, Integer> counts = metrics.countForPrefixName("postern.findings");
    assertThat(counts).hasSize(Meters.MOST + 1).containsEntry("postern.findings.policy.other", 900);
  }

  @Test
  void bytes_beyond_what_a_host_counts_at_once_are_counted_in_steps() {
    List<Integer> steps = new ArrayList<>();
    Meters meters = new Meters(new StepsOnly(steps), new NoopGaugeRegistry());
    meters.count(Family.MESSAGE_BYTES, 5L << 30, "inbound");
    assertThat(steps.stream().mapToLong(Integer::longValue).sum()).isEqualTo(5L << 30);
    assertThat(steps).allMatch(step -> step > 0);
  }

  @Test
  void gauges_and_times_go_to_the_host() {
    RecordingMetricFactory metrics = new RecordingMetricFactory();
    Map<String, Gauge<?>> gauges = new HashMap<>();
    Meters meters = new Meters(metrics, new Kept(gauges));
    meters.gauge(Family.ENGINE_UP, () -> 1, "clamd");
    meters.time(Family.ANATOMY_SECONDS, Duration.ofMillis(7));
    assertThat(gauges.get("postern.engine.up.clamd").get()).isEqualTo(1);
    assertThat(metrics.countFor("postern.anatomy.seconds.count")).isEqualTo(1);
    assertThat(metrics.countFor("postern.anatomy.seconds.micros")).isEqualTo(7000);
  }

  private record Kept(Map<String, Gauge<?>> gauges) implements GaugeRegistry {
    @Override
    public <T> GaugeRegistry register(String name, Gauge<T> gauge) {
      gauges.put(name, gauge);
      return this;
    }

    @Override
    public <T> SettableGauge<T> settableGauge(String name) {
      throw new UnsupportedOperationException();
    }
  }
}
