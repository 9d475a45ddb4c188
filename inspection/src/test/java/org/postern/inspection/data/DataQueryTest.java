package org.postern.inspection.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sure a match is, how many there must be, and what is told of them. */
class DataQueryTest {
  private static final String CARD = "4111 1111 1111 1111";

  private static List<Hit> hits(Identifier what, String text) {
    return DataScan.of(EnumSet.of(what)).in(text);
  }

  @ParameterizedTest(name = "{0} in \"{1}\" is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          us-ssn            | call 536-90-4399 today                  | LOW
          us-ssn            | SSN: 536-90-4399                        | MEDIUM
          us-ssn            | 536-90-4399 is my Social-Security no    | LOW
          us-ssn            | 536-90-4399 is my Social Security no    | MEDIUM
          us-ssn            | classnames 536-90-4399                  | LOW
          dutch-bsn         | order 111222333                         | LOW
          dutch-bsn         | BSN 111222333                           | HIGH
          dutch-bsn         | burgerservicenummers: 111222333         | HIGH
          payment-card      | 4111111111111111                        | MEDIUM
          payment-card      | Kreditkarte 4111111111111111            | HIGH
          payment-card      | CRÉDIT CARD 4111111111111111            | HIGH
          czech-rodne-cislo | Rodné číslo 710319/2745                 | HIGH
          czech-rodne-cislo | RODNE CISLO 710319/2745                 | HIGH
          turkish-tckn      | T.C. KİMLİK NO 17291716060              | HIGH
          chinese-resident-id | 身份证11010519491231002X               | HIGH
          iban              | DE89370400440532013000                  | HIGH
          """)
  void a_word_nearby_makes_it_surer(String identifier, String text, Confidence confidence) {
    Identifier what = Identifier.named(identifier).orElseThrow();
    assertThat(hits(what, text)).extracting(Hit::confidence).containsExactly(confidence);
  }

  @Test
  void a_word_far_away_does_not() {
    String gap = "x ".repeat(DataScan.NEAR / 2 + 1);
    assertThat(hits(Identifier.US_SSN, "ssn " + gap + "536-90-4399"))
        .extracting(Hit::confidence)
        .containsExactly(Confidence.LOW);
    assertThat(hits(Identifier.US_SSN, "536-90-4399 " + gap + "ssn 536-90-4399"))
        .extracting(Hit::confidence)
        .containsExactly(Confidence.LOW, Confidence.MEDIUM);
  }

  @Test
  void the_head_of_a_table_holds_for_all_its_lines() {
    String table = "name;SSN\n" + "somebody;536-90-4399\n".repeat(50);
    assertThat(hits(Identifier.US_SSN, table))
        .hasSize(50)
        .allMatch(hit -> hit.confidence() == Confidence.MEDIUM);
  }

  @ParameterizedTest(name = "{0} of {1}, {2} different, sure {3}: {4}")
  @CsvSource({
    "payment-card, 1, 1, MEDIUM, true",
    "payment-card, 3, 2, MEDIUM, true",
    "payment-card, 4, 1, MEDIUM, false",
    "payment-card, 3, 3, MEDIUM, false",
    "payment-card, 1, 1, HIGH, false",
    "payment-card, 1, 1, LOW, true",
    "iban, 1, 1, LOW, false",
  })
  void a_query_asks_for_so_many(
      String identifier, int count, int distinct, Confidence least, boolean holds) {
    String text = CARD + " and 4111-1111-1111-1111";
    String other = "5555555555554444";
    DataScan scan = DataScan.of(EnumSet.of(Identifier.PAYMENT_CARD, Identifier.IBAN));
    List<SearchedText> texts =
        List.of(
            new SearchedText("1", text, scan.in(text)),
            new SearchedText("2", other, scan.in(other)));
    DataQuery query =
        new DataQuery(Set.of(Identifier.named(identifier).orElseThrow()), least, count, distinct);
    assertThat(query.decide(texts).holds()).isEqualTo(holds);
  }

  @Test
  void what_is_said_in_plain_text_and_in_html_counts_once() {
    List<Hit> hits = hits(Identifier.PAYMENT_CARD, CARD);
    List<SearchedText> texts =
        List.of(new SearchedText("1", CARD, hits), new SearchedText("2", CARD, hits));
    DataQuery query = new DataQuery(Set.of(Identifier.PAYMENT_CARD), Confidence.LOW, 2, 1);
    DataQuery.Decision decision = query.decide(texts);
    assertThat(decision.holds()).isFalse();
    assertThat(decision.count()).isOne();
    assertThat(decision.shown()).hasSize(1);
  }

  @Test
  void a_match_is_told_masked() {
    List<SearchedText> texts =
        List.of(new SearchedText("2", CARD, hits(Identifier.PAYMENT_CARD, CARD)));
    DataQuery query = new DataQuery(Set.of(Identifier.PAYMENT_CARD), Confidence.LOW, 1, 1);
    assertThat(query.decide(texts).shown())
        .containsExactly(
            new Masked("2", Identifier.PAYMENT_CARD, Confidence.MEDIUM, "*****************11"));
  }

  @Test
  void nothing_but_two_characters_of_a_long_match_is_told() {
    String text = "4111111111111111".repeat(40);
    assertThat(new Hit(Identifier.PRIVATE_KEY, 0, text.length(), Confidence.HIGH).masked(text))
        .isEqualTo("*".repeat(20) + "11");
    assertThat(new Hit(Identifier.PRIVATE_KEY, 0, 5, Confidence.HIGH).masked("ab\u202e\n\u0661"))
        .isEqualTo("***" + "**");
  }
}
