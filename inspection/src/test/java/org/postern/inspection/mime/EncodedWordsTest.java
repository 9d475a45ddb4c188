package org.postern.inspection.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How encoded words are read; RFC 2047, with the examples of its section 8. */
class EncodedWordsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain                                              | plain
          =?ISO-8859-1?Q?a?=                                 | a
          =?ISO-8859-1?Q?a?= b                               | a b
          =?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=              | ab
          =?ISO-8859-1?Q?a_b?=                               | a b
          =?utf-8?q?caf=C3=A9?=                              | café
          =?UTF-8?B?w6TDtsO8LmV4ZQ==?=                       | äöü.exe
          =?UTF-8?B?w6TDtsO8LmV4ZQ?=                         | äöü.exe
          =?UTF-8*de?B?w6Q=?=                                | ä
          x=?UTF-8?Q?.exe?=                                  | x.exe
          =?no-such-charset?Q?a.exe?=                        | a.exe
          =?UTF-8?X?abc?=                                    | =?UTF-8?X?abc?=
          =?UTF-8?Q?unfinished                               | =?UTF-8?Q?unfinished
          =?UTF-8?Q?a=2=?=                                   | a=2=
          =?=?=?                                             | =?=?=?
          """)
  void reads(String raw, String text) {
    assertThat(EncodedWords.decode(raw)).isEqualTo(text);
  }

  @Test
  void a_character_may_be_split_over_two_words() {
    assertThat(EncodedWords.decode("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=")).isEqualTo("é");
  }

  @Test
  void bytes_without_a_charset_are_utf_8_or_latin_1() {
    assertThat(EncodedWords.decode("\u00c3\u00a4.exe")).isEqualTo("ä.exe");
    assertThat(EncodedWords.decode("\u00e4.exe")).isEqualTo("ä.exe");
  }

  @Test
  void a_million_beginnings_are_text() {
    String many = "=?".repeat(1_000_000);
    assertThat(EncodedWords.decode(many)).isEqualTo(many);
    String longer = "=?a?q?".repeat(300_000);
    assertThat(EncodedWords.decode(longer)).isNotEmpty();
  }
}
