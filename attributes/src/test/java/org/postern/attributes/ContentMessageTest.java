package org.postern.attributes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.james.server.core.MimeMessageWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;

/**
 * Which bytes a message has after it was touched. In the tables {@code \n}, {@code \r}, {@code \0}
 * and {@code \xe4} stand for single bytes.
 */
class ContentMessageTest {
  private static final String RAW_CASES =
      """
      # what it is         | as it came | X-A added | Subject removed
      CRLF                 | From: a\\r\\nSubject: s\\r\\n\\r\\nx\\r\\n      | X-A: 1\\r\\nFrom: a\\r\\nSubject: s\\r\\n\\r\\nx\\r\\n | From: a\\r\\n\\r\\nx\\r\\n
      LF                   | From: a\\nSubject: s\\n\\nx\\n                | X-A: 1\\nFrom: a\\nSubject: s\\n\\nx\\n              | From: a\\n\\nx\\n
      mixed line ends      | From: a\\nSubject: s\\r\\n\\nx\\r\\ny\\rz\\n      | X-A: 1\\nFrom: a\\nSubject: s\\r\\n\\nx\\r\\ny\\rz\\n    | From: a\\n\\nx\\r\\ny\\rz\\n
      8-bit header         | From: \\xe4\\xff\\nSubject: s\\n\\n\\xe4\\n        | X-A: 1\\nFrom: \\xe4\\xff\\nSubject: s\\n\\n\\xe4\\n      | From: \\xe4\\xff\\n\\n\\xe4\\n
      folded, blanks       | From : a \\n\\t b\\nSubject: s\\n  t\\n\\nx       | X-A: 1\\nFrom : a \\n\\t b\\nSubject: s\\n  t\\n\\nx     | From : a \\n\\t b\\n\\nx
      bare CR in header    | Subject: s\\rTo: b\\nFrom: a\\n\\nx            | X-A: 1\\nSubject: s\\rTo: b\\nFrom: a\\n\\nx          | To: b\\nFrom: a\\n\\nx
      bare CR before it    | To: b\\rSubject: s\\nFrom: a\\n\\nx            | X-A: 1\\nTo: b\\rSubject: s\\nFrom: a\\n\\nx          | To: b\\r\\nFrom: a\\n\\nx
      CR CR LF             | Subject: s\\r\\r\\nFrom: a\\n\\nx               | X-A: 1\\r\\nSubject: s\\r\\r\\nFrom: a\\n\\nx           | From: a\\n\\nx
      NUL                  | Subject: s\\0\\nFrom: \\0\\n\\n\\0x              | X-A: 1\\nSubject: s\\0\\nFrom: \\0\\n\\n\\0x            | From: \\0\\n\\n\\0x
      leading blank line   | \\nSubject: s\\n\\nx                          | X-A: 1\\n\\nSubject: s\\n\\nx                        | \\nSubject: s\\n\\nx
      no blank line        | Subject: s\\nFrom: a\\n                      | X-A: 1\\nSubject: s\\nFrom: a\\n                    | From: a\\n
      no line end at all   | Subject: s                                | X-A: 1\\nSubject: s                               | ''
      no end, one is kept  | Subject: s\\nFrom: a                       | X-A: 1\\nSubject: s\\nFrom: a                      | From: a
      no body              | Subject: s\\nFrom: a\\n\\n                    | X-A: 1\\nSubject: s\\nFrom: a\\n\\n                  | From: a\\n\\n
      empty                | ''                                        | X-A: 1\\n                                         | ''
      only a blank line    | \\n                                        | X-A: 1\\n\\n                                       | \\n
      no header field      | junk\\nSubject: s\\n\\nx                      | X-A: 1\\njunk\\nSubject: s\\n\\nx                    | junk\\n\\nx
      mbox line            | From a@b Mon\\nSubject: s\\n\\nx              | X-A: 1\\nFrom a@b Mon\\nSubject: s\\n\\nx            | From a@b Mon\\n\\nx
      begins with a blank  | ' t\\nSubject: s\\n\\nx'                      | 'X-A: 1\\n t\\nSubject: s\\n\\nx'                    | ' t\\n\\nx'
      blanks, then nothing | ' \\n\\nx'                                  | 'X-A: 1\\n \\n\\nx'                                | ' \\n\\nx'
      twice the same       | Subject: s\\nSubject: s\\nA: b\\n\\nx            | X-A: 1\\nSubject: s\\nSubject: s\\nA: b\\n\\nx          | A: b\\n\\nx
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = RAW_CASES)
  void untouched_it_goes_out_as_it_came(String what, String raw) throws Exception {
    Content content = bytes(raw);
    ContentMessage message = new ContentMessage(content);

    assertThat(message.content()).isSameAs(content);
    assertThat(everyWayOut(message)).containsOnly(raw);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = RAW_CASES)
  void reading_it_changes_nothing(String what, String raw) throws Exception {
    ContentMessage message = new ContentMessage(bytes(raw));
    message.getSubject();
    message.getAllHeaderLines();
    message.getContent();
    message.saveChanges();

    assertThat(everyWayOut(message)).containsOnly(raw);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = RAW_CASES)
  void a_new_header_line_ends_as_the_others_and_leaves_them_alone(
      String what, String raw, String added) throws Exception {
    ContentMessage message = new ContentMessage(bytes(raw));
    message.addHeader("X-A", "1");
    message.saveChanges();

    assertThat(everyWayOut(message)).containsOnly(added);
    assertThat(message.getMessageSize()).isEqualTo(bytes(added).size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = RAW_CASES)
  void a_removed_header_line_leaves_the_others_alone(
      String what, String raw, String added, String removed) throws Exception {
    ContentMessage message = new ContentMessage(bytes(raw));
    message.removeHeader("Subject");

    assertThat(everyWayOut(message)).containsOnly(removed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = RAW_CASES)
  void a_line_that_is_added_and_removed_again_leaves_no_trace(String what, String raw)
      throws Exception {
    Content content = bytes(raw);
    ContentMessage message = new ContentMessage(content);
    message.addHeader("X-A", "1");
    message.removeHeader("X-A");

    assertThat(message.content()).isSameAs(content);
    assertThat(everyWayOut(message)).containsOnly(raw);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = RAW_CASES)
  void a_twin_has_the_bytes_of_its_twin_and_then_goes_its_own_way(
      String what, String raw, String added, String removed) throws Exception {
    ContentMessage message = new ContentMessage(bytes(raw));
    ContentMessage untouched = message.share();
    message.addHeader("X-A", "1");
    ContentMessage twin = message.share();
    twin.removeHeader("X-A");
    twin.removeHeader("Subject");
    message.dispose();

    assertThat(everyWayOut(untouched)).containsOnly(raw);
    assertThat(everyWayOut(message)).containsOnly(added);
    assertThat(everyWayOut(twin)).containsOnly(removed);
  }

  /** What James does when a mail is split on a server: copies the message into one of its own. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = RAW_CASES)
  void a_copy_that_the_host_makes_has_the_same_bytes(String what, String raw, String added)
      throws Exception {
    ContentMessage message = new ContentMessage(bytes(raw));
    message.addHeader("X-A", "1");

    assertThat(text(new MimeMessageInputStream(new MimeMessageWrapper(message)))).isEqualTo(added);
  }

  /** Nothing that a mailet puts into a value can become a header line of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a\\r\\nEvil: b        | X-A: a\\n Evil: b\\n
          a\\nEvil: b          | X-A: a\\n Evil: b\\n
          a\\rEvil: b          | X-A: a\\n Evil: b\\n
          a\\r\\n b             | X-A: a\\n b\\n
          a\\r\\n\\r\\nbody       | X-A: a\\n body\\n
          a\\r\\n\\tb            | X-A: a\\n\\tb\\n
          a\\n                 | X-A: a\\n
          """)
  void a_line_end_in_a_new_value_becomes_a_fold(String value, String line) throws Exception {
    ContentMessage message = new ContentMessage(bytes("From: a\\n\\nx"));
    message.addHeader("X-A", text(bytes(value).open(), false));

    assertThat(text(message.content().open())).isEqualTo(line + "From: a\\n\\nx");
  }

  @Test
  void text_that_the_header_had_in_8_bit_goes_back_as_the_same_bytes() throws Exception {
    ContentMessage message = new ContentMessage(bytes("Subject: \\xe4\\n\\nx"));
    message.setSubject("[spam] " + message.getHeader("Subject", null));

    String subject = message.getHeader("Subject", null);
    assertThat(subject).startsWith("=?");
    message.setHeader("Subject", "[spam] \u00e4");
    assertThat(text(message.content().open())).isEqualTo("Subject: [spam] \\xe4\\n\\nx");
    message.setHeader("Subject", "\u20ac");
    assertThat(text(message.content().open())).isEqualTo("Subject: \\xe2\\x82\\xac\\n\\nx");
  }

  @Test
  void an_edited_header_is_read_without_the_body() throws Exception {
    int[] opened = {0};
    Content content = counting(bytes("From: a\\n\\n" + "x".repeat(100_000)), opened);
    ContentMessage message = new ContentMessage(content);
    message.addHeader("X-A", "1");

    message.content();

    assertThat(opened[0]).as("bytes read").isLessThan(20_000);
  }

  @Test
  void a_malformed_part_is_nobodys_business_as_long_as_only_headers_are_edited() throws Exception {
    ContentMessage message =
        new ContentMessage(
            bytes(
                "MIME-Version: 1.0\\nContent-Type: multipart/mixed; boundary=b\\n\\n--b\\n"
                    + "Content-Type: ;;;\\n\\nx\\n--b--\\n"));
    message.addHeader("X-A", "1");
    message.saveChanges();

    assertThat(text(message.content().open())).startsWith("X-A: 1\\nMIME-Version");
  }

  @Test
  void a_new_body_takes_the_line_ends_of_the_message_and_leaves_other_header_lines_alone()
      throws Exception {
    ContentMessage message =
        new ContentMessage(
            bytes("From: \\xe4\\nMIME-Version: 1.0\\nMessage-ID: <1>\\nDate: now\\n\\nold\\n"));
    message.setContent("new\r\nlines", "text/plain; charset=us-ascii");

    assertThat(text(message.content().open()))
        .contains("\\nFrom: \\xe4\\nMIME-Version: 1.0\\nMessage-ID: <1>\\nDate: now\\n")
        .endsWith("\\n\\nnew\\nlines")
        .doesNotContain("\\r");
    assertThat(text(message.share().content().open())).isEqualTo(text(message.content().open()));
  }

  @Test
  void parts_can_be_read_through_the_mail_library() throws Exception {
    ContentMessage message =
        new ContentMessage(
            bytes(
                "Content-Type: multipart/mixed; boundary=b\\n\\n--b\\n\\none\\n--b\\n"
                    + "Content-Transfer-Encoding: base64\\n\\ndHdv\\n--b--\\n"));

    MimeMultipart parts = (MimeMultipart) message.getContent();

    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("one");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("two");
    assertThat(text(message.getRawInputStream())).startsWith("--b\\n");
    assertThat(message.getSize()).isEqualTo((int) message.getMessageSize() - 43);
  }

  @Test
  void what_lies_past_the_limit_of_a_header_is_body() throws Exception {
    String line = "X-Filler: " + "x".repeat(50) + "\\n";
    String raw = line.repeat(RawHeadReader.FIELDS + 5) + "Subject: s\\n\\nbody";
    ContentMessage message = new ContentMessage(bytes(raw));
    message.addHeader("X-A", "1");

    assertThat(message.getHeader("Subject")).isNull();
    assertThat(Collections.list(message.getAllHeaderLines()))
        .hasSizeLessThanOrEqualTo(RawHeadReader.FIELDS + 1);
    assertThat(text(message.content().open())).isEqualTo("X-A: 1\\n" + raw);
  }

  @Test
  void a_header_without_an_end_is_read_up_to_the_limit() throws Exception {
    String raw = "X: " + "x".repeat(2 * RawHeadReader.LIMIT);
    ContentMessage message = new ContentMessage(bytes(raw));
    message.addHeader("X-A", "1");

    assertThat(message.getHeader("X", null)).hasSize(RawHeadReader.LIMIT - 3);
    assertThat(text(message.content().open())).isEqualTo("X-A: 1\\n" + raw);
  }

  @Test
  void the_content_of_a_mail_is_that_of_its_message_whoever_made_it() throws Exception {
    Content content = bytes("From: \\xe4\\n\\nx");
    MailImpl mail = MailImpl.builder().name("m").build();

    MailContent.replace(mail, content);
    assertThat(MailContent.of(mail)).isSameAs(content);

    mail.setMessageContent(new ContentSource(content));
    assertThat(text(MailContent.of(mail).open())).isEqualTo("From: \\xe4\\n\\nx");
  }

  private static String[] everyWayOut(ContentMessage message) throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    message.writeTo(written);
    return new String[] {
      text(message.content().open()),
      text(new MimeMessageInputStream(message)),
      text(new java.io.ByteArrayInputStream(written.toByteArray()))
    };
  }

  private static Content bytes(String escaped) {
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        raw.append(c);
        continue;
      }
      switch (escaped.charAt(++i)) {
        case 'n' -> raw.append('\n');
        case 'r' -> raw.append('\r');
        case 't' -> raw.append('\t');
        case '0' -> raw.append('\0');
        default -> {
          raw.append((char) Integer.parseInt(escaped, i + 1, i + 3, 16));
          i += 2;
        }
      }
    }
    return Content.of(raw.toString().getBytes(ISO_8859_1));
  }

  private static String text(InputStream in) throws IOException {
    return text(in, true);
  }

  private static String text(InputStream in, boolean escaped) throws IOException {
    try (in) {
      String text = new String(in.readAllBytes(), ISO_8859_1);
      if (!escaped) {
        return text;
      }
      StringBuilder out = new StringBuilder();
      text.chars()
          .forEach(
              c ->
                  out.append(
                      switch (c) {
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        case 0 -> "\\0";
                        default -> c < 127 ? Character.toString(c) : "\\x%02x".formatted(c);
                      }));
      return out.toString();
    }
  }

  private static Content counting(Content content, int[] count) {
    return new Content() {
      @Override
      public long size() {
        return content.size();
      }

      @Override
      public InputStream open() throws IOException {
        byte[] all = content.open().readAllBytes();
        return new InputStream() {
          private int at;

          @Override
          public int read() {
            count[0]++;
            return at < all.length ? all[at++] & 0xff : -1;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            int n = Math.min(length, all.length - at);
            byte[] run = Arrays.copyOfRange(all, at, at + n);
            System.arraycopy(run, 0, buffer, offset, n);
            at += n;
            count[0] += n;
            return n == 0 ? -1 : n;
          }
        };
      }
    };
  }
}
