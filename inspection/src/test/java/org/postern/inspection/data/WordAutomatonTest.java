package org.postern.inspection.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many words in one pass. */
class WordAutomatonTest {

  private static List<String> places(String text, String... words) {
    List<String> places = new ArrayList<>();
    WordAutomaton.of(List.of(words))
        .each(text, (word, from, to) -> places.add(words[word] + "=" + text.substring(from, to)));
    return places;
  }

  @ParameterizedTest(name = "{0} is in {1} as {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rodné číslo | mé RODNE CISLO je    | RODNE CISLO
          strasse     | in der STRASSE       | STRASSE
          straße      | in der Straße        | Straße
          kimlik      | T.C. KİMLİK          | KİMLİK
          łódź        | w Lodzi lodz         | Lodz
          secret      | ｓｅｃｒｅｔ         | ｓｅｃｒｅｔ
          两会        | 关于两会的           | 两会
          ЕЛКА        | ёлка                 | ёлка
          """)
  void case_and_accents_make_no_difference(String word, String text, String seen) {
    assertThat(places(text, word)).contains(word + "=" + seen);
  }

  @Test
  void marks_of_their_own_are_passed_over() {
    assertThat(places("re\u0301sume\u0301 x", "résumé", "x"))
        .containsExactly("résumé=re\u0301sume", "x=x");
  }

  @Test
  void words_in_words_and_equal_words_are_all_found() {
    assertThat(places("ushers", "he", "she", "his", "hers", "HE"))
        .containsExactlyInAnyOrder("he=he", "HE=he", "she=she", "hers=hers");
  }

  @Test
  void random_words_are_found_as_by_a_plain_search() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<String> words =
          IntStream.range(0, 20).mapToObj(i -> letters(random, 1 + i % 4)).toList();
      String text = letters(random, 40);
      BitSet expected = new BitSet();
      IntStream.range(0, 20).filter(i -> text.contains(words.get(i))).forEach(expected::set);
      WordAutomaton automaton = WordAutomaton.of(words);
      assertThat(automaton.in(text)).isEqualTo(expected);
      BitSet each = new BitSet();
      automaton.each(
          text,
          (word, from, to) -> {
            assertThat(text.substring(from, to)).isEqualTo(words.get(word));
            each.set(word);
          });
      assertThat(each).isEqualTo(expected);
    }
  }

  private static String letters(Random random, int count) {
    StringBuilder letters = new StringBuilder();
    random.ints(count, 'a', 'd').forEach(c -> letters.append((char) c));
    return letters.toString();
  }

  @Test
  void no_words_are_found_nowhere() {
    assertThat(WordAutomaton.of(List.of()).in("text").isEmpty()).isTrue();
    assertThatThrownBy(() -> WordAutomaton.of(List.of(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\" \" has no letters");
  }

  @Test
  void a_word_may_be_asked_to_stand_alone() {
    assertThat(WordAutomaton.isWhole("a bc d", 2, 4)).isTrue();
    assertThat(WordAutomaton.isWhole("abc d", 1, 3)).isFalse();
    assertThat(WordAutomaton.isWhole("bcd", 0, 2)).isFalse();
    assertThat(WordAutomaton.isWhole("关于两会的", 2, 4)).isTrue();
  }
}
