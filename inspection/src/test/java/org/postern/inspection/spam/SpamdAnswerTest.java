package org.postern.inspection.spam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.engine.Trouble;

/** What each form of answer from spamd means; whatever is not exactly a score is a failure. */
class SpamdAnswerTest {

  @ParameterizedTest(name = "{0} {1} {2} means {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          SPAMD/1.1 0 EX_OK        | Spam: True ; 7.3 / 5.0    | A,B   | 7.3/5.0 TAG A,B
          SPAMD/1.5 0 EX_OK        | Spam: False ; -1.9 / 5.0  | A     | -1.9/5.0 NONE A
          SPAMD/1.1 0 EX_OK        | spam: False;0/5           | ''    | 0.0/5.0 NONE
          SPAMD/1.1 0 EX_OK        | Spam: False ; 0 / 5       | none  | 0.0/5.0 NONE
          SPAMD/1.1 0 EX_OK        | Spam: Maybe ; 1 / 5       | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | Spam: True                | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | Spam: True ; 5            | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | Spam: True ; / 5          | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | Spam: True ; nan / 5      | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | Spam: True ; 1e99 / 5     | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | Spam: True ; 1.2.3 / 5    | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | Spam: / True ; 5          | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | -                         | A     | failed not-understood
          SPAMD/1.1 0 EX_OK        | Spam: True ; 7.3 / 5.0    | -     | failed not-understood
          SPAMD/1.1 69 EX_UNAVAILABLE | -                      | -     | failed engine-error
          SPAMD/1.0 79 Timeout: (30 second timeout) | -        | -     | failed engine-error
          SPAMD/1.1 x EX_OK        | Spam: True ; 7.3 / 5.0    | A     | failed not-understood
          SPAMD/1.1 0              | Spam: True ; 7.3 / 5.0    | A     | failed not-understood
          HTTP/1.1 200 OK          | Spam: True ; 7.3 / 5.0    | A     | failed not-understood
          """)
  void answer_means(String status, String verdict, String symbols, String meaning) {
    String answer =
        status
            + "\r\n"
            + (symbols == null ? "" : "Content-length: " + symbols.length() + "\r\n")
            + (verdict == null ? "" : verdict + "\r\n")
            + "\r\n"
            + (symbols == null ? "" : symbols);
    assertThat(meaning(answer)).isEqualTo(meaning);
  }

  @Test
  void a_score_that_is_said_twice_is_none() {
    assertThat(
            meaning(
                "SPAMD/1.1 0 EX_OK\r\nContent-length: 0\r\n"
                    + "Spam: False ; 0 / 5\r\nSpam: True ; 9 / 5\r\n\r\n"))
        .isEqualTo("failed not-understood");
  }

  @Test
  void names_of_rules_become_words_and_are_not_too_many() {
    String names = "A b\r\nX: y;z,\u00e9,," + "N,".repeat(500);
    assertThat(
            meaning(
                "SPAMD/1.1 0 EX_OK\r\nContent-length: "
                    + names.length()
                    + "\r\nSpam: False ; 0 / 5\r\n\r\n"
                    + names))
        .isEqualTo("0.0/5.0 NONE A?b??X:?y?z,?" + ",N".repeat(198));
  }

  private static String meaning(String answer) {
    try {
      return JudgementText.of(new Spamd(true).read(Questions.saying(answer.getBytes(ISO_8859_1))));
    } catch (Trouble trouble) {
      return "failed " + trouble.why().word();
    }
  }
}
