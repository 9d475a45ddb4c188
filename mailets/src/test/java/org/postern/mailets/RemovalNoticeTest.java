package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that stand in the place of parts. */
class RemovalNoticeTest {
  @Test
  void there_are_fourteen_languages_and_each_says_everything() {
    RemovalTexts texts = RemovalTexts.shipped();
    assertThat(texts.codes()).hasSize(14);
    for (String code : texts.codes()) {
      assertThat(texts.of(code).orElseThrow().with("<name>", "<because>", "<id>"))
          .as(code)
          .contains("<name>", "<because>", "<id>")
          .doesNotContain("{", "}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{id}", "{name}", "${id}", "{{name}}", "#{x}", "%s", "\\1", "$1"})
  void what_is_put_in_is_never_looked_at_again(String hostile) {
    assertThat(RemovalText.of("en", "a {name} b {because} c").with(hostile, hostile, "no"))
        .isEqualTo("a " + hostile + " b " + hostile + " c");
  }

  @Test
  void a_site_changes_a_text_and_adds_a_language() {
    RemovalTexts texts =
        RemovalTexts.shipped().with("# ours\n\nen: {name} is gone\nda: v\u00e6k\n");
    assertThat(texts.codes()).hasSize(15).contains("da");
    assertThat(texts.of("en").orElseThrow().with("a", "b", "c")).isEqualTo("a is gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en {name}       | line 1 is not a text; write the code of a language, a colon, a text
          en:             | line 1 is not a text; write the code of a language, a colon, a text
          en: a {subject} | line 1: "{subject}" is no placeholder; write one of {name}, {because}, {id}, or remove it
          en: a {name     | line 1: "{name" is no placeholder; write one of {name}, {because}, {id}, or remove it
          """)
  void a_mistake_is_told(String line, String message) {
    assertThatThrownBy(() -> RemovalTexts.shipped().with(line)).hasMessage(message);
  }
}
