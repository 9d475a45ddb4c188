package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regular expressions of the administrator against texts of an attacker. */
class ExpressionTest {
  private static final int LENGTH = 100_000;

  /**
   * Pairs on which an engine that backtracks takes longer than the universe lasts. That this one
   * comes back at all is the test; the limit only keeps a broken build from waiting.
   */
  @ParameterizedTest(name = "{0} on {1}...{2}")
  @CsvSource({
    "(a+)+$,               a, !",
    "(a|aa)+$,             a, !",
    "^(a|a?)+$,            a, !",
    "^([a-zA-Z]+)*$,        a, !",
    "(.*a){20}$,           a, !",
    "^(([a-z])+.)+[A-Z]([a-z])+$, a, 0",
    "(x+x+)+y,             x, z",
    "(0|[0-9]+)*c,         0, d",
  })
  void of_the_classic_exponential_ones_come_back(String expression, String text, String end) {
    Expression compiled = new Expression(expression);

    boolean matched =
        Assertions.assertTimeoutPreemptively(
            Duration.ofMinutes(2), () -> compiled.matches(text.repeat(LENGTH) + end));

    assertThat(matched).isFalse();
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "invoice,    YOUR INVOICE, true",
    "^invoice$,  your invoice, false",
    "\\bcash\\b, easy cash now, true",
    "m[oö]ney,   MÖNEY, true",
  })
  void letter_case_does_not_count(String expression, String text, boolean matches) {
    assertThat(new Expression(expression).matches(text)).isEqualTo(matches);
  }
}
