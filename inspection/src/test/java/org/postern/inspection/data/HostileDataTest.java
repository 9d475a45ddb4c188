package org.postern.inspection.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts written to make the search slow: the work is counted, not timed. */
class HostileDataTest {
  private static final DataScan SCAN = DataScan.of(EnumSet.allOf(Identifier.class));
  private static final int LENGTH = 40_000;

  /** Looks for each character: no text of these makes it 80. */
  private static final int MOST_LOOKS = 100;

  private static long looks(String text) {
    Scanned scanned = new Scanned(text);
    SCAN.in(scanned, text);
    return scanned.looks();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1-",
        "1 ",
        "1.",
        "12 ",
        "4111",
        "4111 ",
        "4111-1111-1111-111",
        "a",
        "A",
        "A1 ",
        "AA99 ",
        "DE89 3704 ",
        "DE89-",
        "X",
        "P<",
        "P<UTO",
        "P<UTO\n",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n",
        "-",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA",
        "-----BEGIN PRIVATE KEY ",
        "PuTTY-User-Key-File-2: ",
        "PuTTY-User-Key-File-2: Private-Lines:",
        "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
        "eyJ",
        "eyJ-",
        "eyJabc.",
        "eyJ0eXAiOiJKV1QiLA0K.",
        "ghp_",
        "ghp_a",
        "xoxb-",
        "xoxb-a ",
        "sk-",
        "sk-ant-",
        "SG.",
        "pypi-AgEIcHlwaS5vcmc",
        "AKIA",
        "wJalrXUtn/",
        "/+",
        "AccountKey=",
        "\u0301",
        "a\u0301",
        "ssn 1 ",
        "iban konto bic "
      })
  void work_grows_with_the_text(String piece) {
    String text = piece.repeat(LENGTH / piece.length());
    long half = looks(text.substring(0, text.length() / 2));
    long whole = looks(text);
    assertThat(whole).isLessThan((long) MOST_LOOKS * text.length());
    assertThat(whole).isLessThan(half * 2 + 50_000);
  }

  @Test
  void a_long_run_without_an_end_is_read_once() {
    for (String start : List.of("eyJ", "xoxb-", "-----BEGIN PRIVATE KEY-----\n", "P<", "DE89")) {
      assertThat(looks(start + "A".repeat(LENGTH))).isLessThan(8L * LENGTH);
      assertThat(looks((start + "A".repeat(1000) + " ").repeat(LENGTH / 1000)))
          .isLessThan(8L * LENGTH);
    }
  }

  @Test
  void random_text_is_no_exception() {
    Random random = new Random(1);
    String signs = "0123456789 -./AZaz<\n\u0661\ud800\udc00\u0000eyJ.P";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(300); n > 0; n--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      for (Hit hit : SCAN.in(text.toString())) {
        assertThat(hit.masked(text)).hasSizeLessThanOrEqualTo(22).matches("\\**[!-~]{2}");
      }
    }
  }

  @Test
  void matches_without_end_are_not_all_listed() {
    String text = "4111111111111111 ".repeat(DataScan.MOST_HITS + 5);
    assertThat(DataScan.of(Set.of(Identifier.PAYMENT_CARD)).in(text)).hasSize(DataScan.MOST_HITS);
  }
}
