package org.postern.inspection.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How lengths of time are written in a configuration. */
class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "500ms,500",
    "0s,0",
    "20s,20000",
    "2m,120000",
    "1h,3600000",
    "7d,604800000",
    "999999999s,999999999000"
  })
  void reads(String text, long millis) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20",
        "s",
        "ms",
        "-1s",
        "1.5s",
        "20 s",
        "20S",
        "20sec",
        "1m30s",
        "1000000000s",
        "٣s"
      })
  void refuses(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessage(
            "\""
                + text
                + "\" is not a length of time; write a whole number and its unit, one of ms, s, m,"
                + " h and d, such as 20s");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0d",
    "500,500ms",
    "1500,1500ms",
    "20000,20s",
    "90000,90s",
    "120000,2m",
    "86400000,1d"
  })
  void writes_the_shortest(long millis, String text) {
    assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void a_range_includes_its_ends() {
    Duration least = Duration.ofSeconds(1);
    Duration most = Duration.ofMinutes(1);
    assertThat(Durations.parse("1s", least, most)).isEqualTo(least);
    assertThat(Durations.parse("60s", least, most)).isEqualTo(most);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse("61s", least, most))
        .withMessage("\"61s\" is out of range; write a length of time from 1s to 1m");
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse("999ms", least, most));
  }
}
