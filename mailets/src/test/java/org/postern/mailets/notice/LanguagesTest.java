package org.postern.mailets.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.settings.Problem;

/** The texts of notices: what a language must have, and what a site may change. */
class LanguagesTest {
  @TempDir private Path folder;

  static List<String> shipped() {
    return Languages.SHIPPED;
  }

  @Test
  void fourteen_languages_are_shipped() {
    assertThat(Languages.SHIPPED).hasSize(14);
    assertThat(Languages.shipped().codes()).isEqualTo(Languages.SHIPPED);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void every_language_has_every_text_with_its_placeholders(String code) throws Exception {
    List<Problem> problems = new ArrayList<>();
    try (var in = Languages.class.getResourceAsStream(code + ".txt")) {
      Language.read(code, code + ".txt", in.readAllBytes(), Optional.empty(), problems);
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void no_language_but_english_says_what_english_says(String code) {
    Language language = Languages.shipped().of(List.of(code)).get(0);
    Language english = Languages.shipped().of(List.of("en")).get(0);
    List<Text> same =
        language.texts().keySet().stream()
            .filter(text -> text.key().matches("(opening|because|next|header|footer|digest).*"))
            .filter(text -> language.texts().get(text).equals(english.texts().get(text)))
            .toList();
    assertThat(same).hasSize(code.equals("en") ? 19 : 0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          opening.admin: Held {subjct}                | de.txt:1: opening.admin: "{subjct}" is no placeholder; remove it
          opening.admin: Held {                       | de.txt:1: opening.admin: "{" is no placeholder; remove it
          opening.admin: Held {subject}               | de.txt:1: opening.admin: {subject} has no meaning here; remove it
          subject.sender: Nicht zugestellt            | de.txt:1: subject.sender: {subject} is missing; write it where it fits
          opening.admin:                              | de.txt:1: opening.admin: is empty; write it in this language
          Hello                                       | de.txt:1: Hello: is no text; write "key: text"
          """)
  void a_mistake_in_a_file_is_told_with_its_line(String line, String problem) throws Exception {
    Files.writeString(folder.resolve("de.txt"), line + "\n");
    assertThat(problems()).containsExactly(folder + "/" + problem);
  }

  @Test
  void a_text_that_there_is_not_and_one_that_stands_twice_are_told() throws Exception {
    Files.writeString(
        folder.resolve("de.txt"), "opening.all: a\nheader: b\n\n# a remark\nheader: c\n");
    assertThat(problems())
        .hasSize(2)
        .anySatisfy(p -> assertThat(p).contains("de.txt:1: opening.all: is no text of a notice"))
        .anySatisfy(p -> assertThat(p).contains("de.txt:5: header: stands twice; remove one"));
  }

  @Test
  void a_file_of_a_site_changes_the_texts_that_it_has() throws Exception {
    Files.writeString(folder.resolve("de.txt"), "header: Der Kopf\n  liegt bei.\n");
    List<Problem> problems = new ArrayList<>();
    Language german = Languages.with(folder, problems).of(List.of("de")).get(0);
    assertThat(problems).isEmpty();
    assertThat(german.say(Text.HEADER)).isEqualTo("Der Kopf liegt bei.");
    assertThat(german.say(Text.LABEL_SUBJECT)).isEqualTo("Betreff");
  }

  @Test
  void a_language_is_added_by_a_file_that_has_all_texts() throws Exception {
    try (var in = Languages.class.getResourceAsStream("en.txt")) {
      Files.write(folder.resolve("eo.txt"), in.readAllBytes());
    }
    assertThat(problems()).isEmpty();
    assertThat(Languages.with(folder, new ArrayList<>()).codes()).contains("eo", "de");

    Files.writeString(folder.resolve("eo.txt"), "name: Esperanto\n");
    assertThat(problems())
        .hasSize(Text.values().length - 1)
        .contains(folder + "/eo.txt: header: is missing; write it in this language");
  }

  @Test
  void a_file_that_is_not_utf_8_is_told() throws Exception {
    Files.write(folder.resolve("de.txt"), new byte[] {'a', ':', (byte) 0xfc});
    assertThat(problems())
        .containsExactly(folder + "/de.txt: charset: is not UTF-8; save the file in UTF-8");
  }

  @Test
  void what_is_put_in_is_never_looked_at_again() {
    Template template = Template.of("{subject}, {id}");
    assertThat(
            template.with(
                java.util.Map.of(Placeholder.SUBJECT, "{id} {count}", Placeholder.ID, "{subject}")))
        .isEqualTo("{id} {count}, {subject}");
  }

  private List<String> problems() throws Exception {
    List<Problem> problems = new ArrayList<>();
    Languages.with(folder, problems);
    return problems.stream().map(Problem::toString).toList();
  }

  @Test
  void the_files_of_the_jar_are_utf_8_without_a_mark() throws Exception {
    for (String code : Languages.SHIPPED) {
      try (var in = Languages.class.getResourceAsStream(code + ".txt")) {
        assertThat(new String(in.readAllBytes(), UTF_8)).startsWith("# ").doesNotContain("\r");
      }
    }
  }
}
