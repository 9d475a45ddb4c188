package org.postern.inspection.plaintext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.Corpora;
import org.postern.inspection.content.Content;
import org.postern.inspection.data.DataScan;
import org.postern.inspection.data.Hit;
import org.postern.inspection.data.Identifier;

/** Whatever a message is, its texts come out within the limit, and can be searched. */
class CorporaTextTest {
  private static final int LIMIT = 1 << 20;
  private static final DataScan SCAN = DataScan.of(EnumSet.allOf(Identifier.class));

  private static void check(byte[] mail) {
    List<PlainText> texts = PlainTexts.of(Anatomy.of(Content.of(mail), Budget.DEFAULT), LIMIT);
    assertThat(texts.stream().mapToLong(text -> text.text().length()).sum()).isLessThan(2 * LIMIT);
    for (PlainText text : texts) {
      for (Hit hit : SCAN.in(text.text())) {
        assertThat(hit.from()).isBetween(0, hit.to());
        assertThat(hit.to()).isLessThanOrEqualTo(text.text().length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"legit", "evasion"})
  void messages_of_the_corpora_are_read(String name) throws IOException {
    for (Path file : Corpora.messages(name)) {
      check(Files.readAllBytes(file));
    }
  }

  @Test
  void random_changes_to_documents_are_read() {
    Random random = new Random(5);
    String[] seeds = {
      "Content-Type: text/html; charset=utf-16\r\n\r\n<p>a&amp;<!--x--><script>y</script>",
      "Content-Type: text/plain; charset=utf-7\r\n\r\n+APw- x",
      "Subject: x\r\n\r\n{\\rtf1\\ansi {\\b a}\\'fc\\u8364?\\bin3 abc\\par}",
      "Content-Type: application/xml\r\n\r\n<?xml version=\"1.0\" encoding=\"x\"?><a><![CDATA[b]]></a>",
    };
    for (int i = 0; i < 4_000; i++) {
      byte[] mail = seeds[i % seeds.length].getBytes(ISO_8859_1);
      for (int n = random.nextInt(8); n > 0; n--) {
        mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
      }
      check(mail);
    }
  }
}
