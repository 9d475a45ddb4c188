package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns with {@code *} and {@code ?}. */
class GlobTest {

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "*.exe, setup.exe, true",
    "*.exe, SETUP.EXE, true",
    "*.EXE, setup.exe, true",
    "*.exe, .exe, true",
    "*.exe, setup.exe.txt, false",
    "*.exe, setupexe, false",
    "*.ex?, setup.exe, true",
    "*.ex?, setup.ex, false",
    "setup.exe, setup.exe, true",
    "setup.exe, setup.exes, false",
    "*, anything, true",
    "*, '', true",
    "**, '', true",
    "?, '', false",
    "a*b*c, aXbYc, true",
    "a*b*c, aXbYcZ, false",
    "a*b*c, abbcbc, true",
    "*@strict.example, ann@STRICT.example, true",
    "*@strict.example, ann@strict.example.org, false",
    "rechnung?nr*.zip, rechnung nr 12.zip, true",
    "*.ınf, x.INF, true",
    "straße.*, STRAßE.txt, true",
    "[a-z].exe, b.exe, false",
  })
  void is_like(String pattern, String text, boolean expected) {
    assertThat(new Glob(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void a_smiley_is_one_character() {
    assertThat(new Glob("?.txt").matches(Character.toString(0x1F600) + ".txt")).isTrue();
  }

  @Test
  void hostile_pairs_end_at_once() {
    Glob pattern = new Glob("*a".repeat(100) + "*b");

    assertThat(pattern.matches("a".repeat(250_000))).isFalse();
  }

  @Test
  void a_pattern_has_1_to_250_characters() {
    assertThatThrownBy(() -> new Glob("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Glob("x".repeat(251)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Glob("x".repeat(250))).hasToString("x".repeat(250));
  }
}
