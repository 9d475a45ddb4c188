package org.postern.inspection.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;

/** {@code data:} URLs hold files, however they are written. {@code ~} is a line end. */
class DataUrlsTest {

  /** Each holds ABCDEF, and nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"data:a/b;base64,QUJDREVG\">",
        "<a href=data:a/b;base64,QUJDREVG>",
        "<a href= data:;base64,QUJDREVG >",
        "<a href=\" data:;base64,QUJDREVG\">",
        "url(data:;base64,QUJDREVG)",
        "<a href='DATA:a/b;charset=\"x\";BASE64,QUJDREVG'>",
        "<a href='data:a/b; base64 ,QUJDREVG'>",
        "<a href='&#100;&#x61;t&#97;&colon;;base64,QUJDREVG'>",
        "<a href='&#0000000000000000000000000000000000000000000000100;ata:;base64,QUJDREVG'>",
        "<a href='&#100ata:;base64,QUJDREVG'>",
        "<a href='da&Tab;t&NewLine;a:;base64&comma;QUJ&#68;REVG'>",
        "<a href='da~ta:;ba~se64,QUJD~REVG'>",
        "<a href='data:;base64,QUJD%52EVG'>",
        "<a href='data:,ABC%44EF'>",
        "<a href='data:a/b,ABCDEF'>",
        "PHOTO:data:a/b;base64,QUJD~ REVG\"",
      })
  void are_found(String text) throws IOException {
    assertThat(files(text)).containsExactly("ABCDEF");
    assertThat(Mails.anatomy("Content-Type: text/html\n\n" + text.replace('~', '\n')).nodes())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          what stands in quotes goes on over blanks | <a href="data:a/b,A (B) 'C'">  | A,A (B) 'C'
          text before it that looks like quotes     | "data: <a href=data:;base64,QUJD x>y" | ABC,ABC
          a URL in a URL                            | "data:a/b,x <a href='data:;base64,QUJD'>" | ABC,x,x <a href='data:;base64,QUJD'>
          a percent sign that begins no code        | 'data:,A%B%4' | A%B%4
          """)
  void end_where_they_may_end(String what, String text, String found) throws IOException {
    assertThat(String.join(",", files(text))).as(what).isEqualTo(found);
  }

  @Test
  void with_a_long_head_are_found() throws IOException {
    String head = "data:a/b;x=" + "y".repeat(10_000) + ";base64,";
    assertThat(files("<a href='" + head + "QUJD'>")).containsExactly("ABC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We have the data: one, two and three.",
        "\"data: one, two\" she said",
        "metadata: none",
        "data:",
        "data:a/b",
        "data:a/b;base64",
      })
  void prose_is_no_url(String text) throws IOException {
    assertThat(files(text)).isEmpty();
  }

  /** Bytes are looked at in blocks of 64 kB, and the URL may stand at the end of one. */
  @ParameterizedTest
  @ValueSource(strings = {"data:;base64,QUJDREVG", "&#100;ata:;base64,QUJDREVG"})
  void are_found_across_the_ends_of_blocks(String url) {
    for (int before = 65_536 - 30; before < 65_536; before++) {
      String padding = "some words ".repeat(6) + "more\n";
      String text = padding.repeat(before / 71) + " ".repeat(before % 71) + "'" + url + "'";
      byte[] mail = Mails.bytes("Content-Type: text/html\n\n" + text);
      assertThat(Mails.anatomy(mail).nodes()).as("behind " + before).hasSize(2);
    }
  }

  /** Any byte of what is no text may be an ampersand. */
  @ParameterizedTest
  @ValueSource(strings = {"&|x", "&#|xyz", "&c|ream", "&am|p;", "&|", "&#49|;", "&|&|&"})
  void an_ampersand_at_the_end_of_a_block_is_no_url(String blocks) {
    assertThat(probed(blocks)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&|#100;",
        "&#|100;",
        "&#1|00;",
        "&#100|;",
        "&#x6|4;",
        "&|#|1|0|0|;",
        "&#1&#|100;"
      })
  void a_reference_across_the_end_of_a_block_may_be_one(String blocks) {
    assertThat(probed(blocks + "|ata:")).isTrue();
  }

  private static boolean probed(String blocks) {
    Probe probe = new Probe();
    for (String block : blocks.split("\\|")) {
      probe.take(Mails.bytes(block), block.length());
    }
    probe.end();
    return probe.urls();
  }

  @Test
  void the_search_ends_when_it_is_late() throws IOException {
    Content text = Content.of(Mails.bytes("<a href='data:;base64,QUJD'> ".repeat(100_000)));
    AtomicInteger asked = new AtomicInteger();
    assertThat(DataUrls.in(text, 1_000_000, () -> asked.incrementAndGet() > 3))
        .hasSizeBetween(1, 4_000);
    asked.set(0);
    Content lines = Content.of(Mails.bytes("begin-base64 644 a\nQUJD\n====\n".repeat(100_000)));
    assertThat(TextFiles.in(lines, 1_000_000, 1 << 20, () -> asked.incrementAndGet() > 3))
        .hasSizeBetween(1, 4_000);
  }

  private static List<String> files(String text) throws IOException {
    Content content = Content.of(Mails.bytes(text.replace('~', '\n')));
    return DataUrls.in(content, 10, () -> false).stream()
        .map(file -> new Reading("", file.content(), 0, "", List.of(), List.of()))
        .map(Mails::text)
        .toList();
  }
}
