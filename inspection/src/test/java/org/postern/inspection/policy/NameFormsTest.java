package org.postern.inspection.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms under which a program may see the name of a file. */
class NameFormsTest {

  @ParameterizedTest(name = "{0} is also {1}")
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "setup.exe,setup.exe",
        "setup.exe.,setup.exe",
        "setup.exe . . ,setup.exe",
        "setup.exe\t,setup.exe",
        "setup.exe\u00a0,setup.exe",
        " setup.exe,setup.exe",
        "a/b/setup.exe,setup.exe",
        "a/b/setup.exe,a/b/setup.exe",
        "a\\b\\setup.exe,setup.exe",
        "setup.exe\u0000.txt,setup.exe",
        "setup.exe\u0000.txt,setup.exe\u0000.txt",
      })
  void is_also(String name, String form) {
    assertThat(NameForms.of(name)).contains(form);
  }
}
