package org.postern.inspection.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regular expressions of admins. */
class ExpressionsTest {

  @ParameterizedTest(name = "every match of {0} has \"{1}\" in it")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          confidential            | confidential
          project\\s+zephyr       | project
          zephyr-[0-9]+           | zephyr-
          invoices?               | invoice
          a{3}bcde                | bcde
          abcd{0,2}efghij         | efghij
          (abcdefg)?xyz           | xyz
          (a(b[)]c)+)xyz\\.pdf    | xyz.pdf
          [abc]+def               | def
          []abc]+def              | def
          [[:alpha:]]+def         | def
          \\x41bcd                | ~~
          \\x{41}bcd              | bcd
          \\p{Greek}abc           | abc
          ab                      | ~~
          (?i:abc)def             | def
          \\pLabc                 | abc
          \\Qabc*\\Edef           | ~~
          ^begin$                 | begin
          abc*                    | ~~
          abcd*                   | abc
          """)
  void a_text_that_is_needed_is_found(String source, String needed) {
    assertThat(Expression.of(source.replace("\\\\", "\\")).needed()).isEqualTo(needed);
  }

  @Test
  void of_alternatives_none_is_needed() {
    assertThat(Expression.of("one_thing|other").needed()).isEmpty();
  }

  /** One of these texts is in every match; none where an alternative has none. */
  @ParameterizedTest(name = "{0} needs {1}")
  @CsvSource(
      delimiter = '=',
      value = {
        "one_thing|other        = one_thing other",
        "one_thing|ab           = ''",
        "one_thing|             = ''",
        "(?i)invoice\\s+(a|b)    = invoice",
        "(?i:a)bcd|(?P<n>x)efg  = bcd efg",
        "total(eur|usd)?|sum of = total 'sum of'",
        "one\\|thing|[|]more     = one|thing more",
        "(one|other)            = ''",
        "abcd{x|y}efgh          = abcd efgh",
        "abcd{2}|efgh           = abc efgh",
        "\\Qone|other            = ''",
      })
  void alternatives_need_one_of_their_texts(String source, String needed) {
    assertThat(String.join(" ", RequiredText.ofEach(source))).isEqualTo(needed.replace("'", ""));
  }

  @ParameterizedTest
  @CsvSource({"(?=a)b", "(a)\\1", "(", "a{2000}", "[", "*a"})
  void what_re2_does_not_run_is_refused(String source) {
    assertThatThrownBy(() -> Expression.of(source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + source + "\" is not a regular expression of RE2");
  }

  @Test
  void those_that_match_are_told() {
    Expressions expressions =
        Expressions.of(
            List.of(
                Expression.of("project\\s+zephyr"),
                Expression.of("^total:? \\d+"),
                Expression.of("prüfung"),
                Expression.of("nothing of it"),
                Expression.of("\\bEUR\\b|\\bUSD\\b")));
    assertThat(expressions.in("About Project\n Zephyr\nTotal 12 eur, PRÜFUNG").stream())
        .containsExactly(0, 1, 2, 4);
  }

  @Test
  void only_those_with_their_text_in_it_are_tried() {
    List<Expression> many =
        IntStream.range(0, 500)
            .mapToObj(i -> Expression.of("keyword%03d\\s+x+".formatted(i)))
            .toList();
    Expressions expressions = Expressions.of(many);
    assertThat(expressions.candidates("a keyword007 b").stream()).containsExactly(7);
    assertThat(expressions.in("a KEYWORD007 xx keyword008").stream()).containsExactly(7);
  }

  /** Each of these pairs takes a backtracking engine longer than the age of the earth. */
  @ParameterizedTest
  @CsvSource({"(a+)+$", "(a|aa)+$", "(.*a){30}x", "^(a?){40}a{40}b", "(x+x+)+y"})
  void exponential_pairs_are_linear(String source) {
    String text = "a".repeat(20_000) + "!" + "x".repeat(20_000);
    assertThat(Expressions.of(List.of(Expression.of(source))).in(text).isEmpty()).isTrue();
  }
}
