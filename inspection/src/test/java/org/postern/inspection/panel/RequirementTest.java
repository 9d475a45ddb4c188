package org.postern.inspection.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who must have answered, of clamd, icap and builtin. */
class RequirementTest {
  private static final List<String> SEATS = List.of("clamd", "icap", "builtin");

  @ParameterizedTest(name = "{0}: {1} answered")
  @CsvSource(
      textBlock =
          """
          all,            clamd icap builtin, true
          all,            clamd icap,         false
          any,            builtin,            true
          any,            '',                 false
          clamd,          clamd,              true
          clamd,          icap builtin,       false
          'icap, clamd',  clamd icap,         true
          'icap, clamd',  clamd builtin,      false
          """)
  void is_met(String written, String answered, boolean met) {
    Set<String> names = answered.isEmpty() ? Set.of() : Set.of(answered.split(" "));
    assertThat(Requirement.parse(written).isMet(names, SEATS)).isEqualTo(met);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " , ", "clamd,,icap", "clamd, clamd", "all, clamd"})
  void refuses(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Requirement.parse(written))
        .withMessageStartingWith("\"" + written + "\" ")
        .withMessageContaining("; write ");
  }
}
