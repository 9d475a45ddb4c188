package org.postern.james38;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What James itself does to the bytes of a message, before the first mailet sees it and where it
 * splits a mail. Nothing of Postern runs here: this is the ground that "byte for byte" stands on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BytesTest {
  private static final String CHAIN =
      """
      <mailetcontainer enableJmx="false">
        <context><postmaster>postmaster@example.org</postmaster></context>
        <spooler><threads>2</threads></spooler>
        <processors enableJmx="false">
          <processor state="root">
            <mailet match="All" class="org.postern.james38.Keep"><as>first</as></mailet>
            <mailet match="RecipientIs=kim@example.org" class="ToProcessor">
              <processor>split</processor>
            </mailet>
            <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
          </processor>
          <processor state="split">
            <mailet match="All" class="org.postern.james38.Keep"><as>split</as></mailet>
            <mailet match="All" class="Null"/>
          </processor>
          <processor state="transport">
            <mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet>
            <mailet match="All" class="org.postern.james38.Keep"><as>last</as></mailet>
            <mailet match="All" class="Null"/>
          </processor>
          <processor state="error">
            <mailet match="All" class="Null"/>
          </processor>
        </processors>
      </mailetcontainer>
      """;

  private static final List<String> BOTH = List.of("joe@example.org", "kim@example.org");

  private Server server;
  private int number;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    server = new Server(directory, Conf.of(directory, CHAIN), Conf.withoutHook(directory));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  /** A body comes to the first mailet, and past every split, as it went over the wire. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain text               | one\\r\\n\\r\\ntwo\\r\\n
          a dot, two dots          | .\\r\\n..\\r\\n.x\\r\\n
          bytes above 127          | Gr\\xfc\\xdfe \\xe2\\x82\\xac\\r\\n
          bare CR                  | one\\rtwo\\r\\r\\n
          NUL                      | a\\x00b\\r\\n
          blanks at the end        | a \\t \\r\\n
          looks like a header      | Subject: x\\r\\n\\r\\n
          empty                    |
          """)
  void body_stays(String what, String body) throws IOException {
    String text = bytes(body == null ? "" : body);
    String sender = send("Subject: x\r\n\r\n" + text);
    assertThat(kept("first", sender)).endsWith("Subject: x\r\n\r\n" + text);
    assertThat(kept("split", sender)).endsWith("Subject: x\r\n\r\n" + text);
    assertThat(kept("last", sender)).endsWith("Subject: x\r\n\r\n" + text);
  }

  @Test
  void a_body_line_of_8000_bytes_stays() throws IOException {
    String text = "x".repeat(8_000) + "\r\n";
    String sender = send("Subject: x\r\n\r\n" + text);
    assertThat(kept("last", sender)).endsWith("\r\n\r\n" + text);
  }

  @Test
  void a_much_longer_line_is_refused() throws IOException {
    byte[] message = ("Subject: x\r\n\r\n" + "x".repeat(20_000) + "\r\n").getBytes(ISO_8859_1);
    try (Smtp smtp = server.stranger()) {
      assertThat(smtp.send("long@example.net", BOTH, message))
          .startsWith("500 Line length exceeded");
    }
  }

  /** The header is written anew by James before the first mailet sees it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          folded lines stay              | A: b\\r\\n\\tc\\r\\n d\\r\\n\\r\\n     | A: b\\r\\n\\tc\\r\\n d\\r\\n\\r\\n
          blanks stay                    | A :  b \\t\\r\\n\\r\\n                 | A :  b \\t\\r\\n\\r\\n
          odd letter case stays          | sUbJeCt: x\\r\\n\\r\\n                 | sUbJeCt: x\\r\\n\\r\\n
          repeated fields stay           | A: 1\\r\\nA: 2\\r\\n\\r\\n             | A: 1\\r\\nA: 2\\r\\n\\r\\n
          a byte above 127 becomes ?     | A: J\\xf6rg\\r\\n\\r\\n                | A: J?rg\\r\\n\\r\\n
          a UTF-8 letter becomes ??      | A: \\xc3\\xb6\\r\\n\\r\\n              | A: ??\\r\\n\\r\\n
          a bare CR becomes a line end   | A: b\\rC: d\\r\\n\\r\\n                | A: b\\r\\nC: d\\r\\n\\r\\n
          a missing blank line is added  | A: b\\r\\nno field\\r\\n               | A: b\\r\\nno field\\r\\n\\r\\n
          a NUL stays                    | A: b\\x00c\\r\\n\\r\\n                 | A: b\\x00c\\r\\n\\r\\n
          """)
  void header(String what, String sent, String first) throws IOException {
    String sender = send(bytes(sent));
    assertThat(kept("first", sender)).endsWith(bytes(first));
    assertThat(kept("split", sender)).endsWith(bytes(first));
  }

  /** A program that ends lines with LF alone is told so, as a remedy against smuggled messages. */
  @ParameterizedTest
  @CsvSource({"'A: b\\n\\nc\\n'", "'A: b\\r\\n\\r\\none\\ntwo\\r\\n'"})
  void a_line_that_ends_in_LF_alone_is_refused(String sent) throws IOException {
    try (Smtp smtp = server.stranger()) {
      assertThat(smtp.send("lf@example.net", BOTH, bytes(sent).getBytes(ISO_8859_1)))
          .startsWith("500 5.0.0 line delimiter must be CRLF");
    }
  }

  @Test
  void james_puts_its_received_line_on_top_and_nothing_else() throws IOException {
    String sender = send("Subject: x\r\n\r\nhello\r\n");
    assertThat(kept("first", sender))
        .matches(
            "Received: from [^\\n]*\\r\\n(?: [^\\n]*\\r\\n)+Subject: x\\r\\n\\r\\nhello\\r\\n");
  }

  @Test
  void the_removal_of_bcc_that_james_asks_for_changes_nothing_where_there_is_none()
      throws IOException {
    String sender = send("Subject: x\r\n\r\nhello\r\n");
    assertThat(kept("last", sender)).isEqualTo(kept("first", sender));
  }

  private String send(String message) throws IOException {
    String sender = "case" + ++number + "@example.net";
    try (Smtp smtp = server.stranger()) {
      assertThat(smtp.send(sender, BOTH, message.getBytes(ISO_8859_1))).startsWith("250");
    }
    return sender;
  }

  private String kept(String as, String sender) throws IOException {
    Path file = Keep.file(server.directory(), as, sender);
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(file));
    return Files.readString(file, ISO_8859_1);
  }

  /** The bytes, one char each, that a text with backslashes stands for. */
  private static String bytes(String text) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        bytes.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 'r' -> bytes.append('\r');
        case 'n' -> bytes.append('\n');
        case 't' -> bytes.append('\t');
        case 'x' -> {
          bytes.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> throw new IllegalArgumentException("\\" + escaped);
      }
    }
    return bytes.toString();
  }
}
