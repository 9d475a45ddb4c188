package org.postern.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What James 3.9.0 does to the bytes of a message inside its container. Nothing of Postern runs
 * here: this is the ground that "byte for byte" stands on.
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
            <mailet match="RecipientIs=kim@example.org" class="LocalDelivery"/>
            <mailet match="RecipientIs=joe@example.org" class="LocalDelivery"/>
            <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
          </processor>
          <processor state="transport">
            <mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet>
            <mailet match="All" class="LocalDelivery"/>
          </processor>
          <processor state="error"><mailet match="All" class="Null"/></processor>
        </processors>
      </mailetcontainer>
      """;

  private James39 james;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    james = new James39(directory).configure("mailetcontainer.xml", CHAIN).start();
  }

  @AfterAll
  void stop() {
    james.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: x\r\n\r\nhello\r\n",
        "Subject: J\u00f6rg\r\n\r\nGr\u00fc\u00dfe\r\n",
        "Subject: x\n\nunix\n",
        "A: b\rC: d\r\n\r\none\rtwo\r\n",
        "\r\nA: b\r\n\r\n",
        "no field\r\nA: b\r\n\r\nc",
        "A: b\r\n",
        "",
      })
  void a_mail_that_is_not_split_keeps_every_byte(String message) throws Exception {
    assertThat(arrived("whole", List.of("joe@example.org"), message, 1)).containsOnly(message);
  }

  @Test
  void a_split_keeps_the_body() throws Exception {
    String message = "Subject: x\r\n\r\nGr\u00fc\u00dfe\none\rtwo\u0000\r\n";
    assertThat(split("body", message)).containsOnly(message);
  }

  @Test
  void a_split_writes_question_marks_for_bytes_above_127_in_the_header() throws Exception {
    assertThat(split("eight", "Subject: J\u00f6rg\r\n\r\n")).contains("Subject: J?rg\r\n\r\n");
  }

  @Test
  void a_split_writes_a_line_end_for_a_bare_CR_in_the_header() throws Exception {
    assertThat(split("cr", "A: b\rC: d\r\n\r\n")).contains("A: b\r\nC: d\r\n\r\n");
  }

  /** James does not start without this mailet in the processor transport. */
  @Test
  void the_removal_of_bcc_writes_the_header_anew_where_there_is_none() throws Exception {
    assertThat(arrived("bcc", List.of("ann@example.org"), "A: \u00f6\n\nGr\u00fc\u00dfe\n", 1))
        .containsOnly("A: ?\r\n\r\nGr\u00fc\u00dfe\n");
  }

  private List<String> split(String sender, String message) throws Exception {
    return arrived(sender, List.of("joe@example.org", "kim@example.org"), message, 2);
  }

  /** What arrived from a sender, once so many mails of his have. */
  private List<String> arrived(String sender, List<String> to, String message, int mails)
      throws Exception {
    String from = sender + Integer.toHexString(message.hashCode()) + "@example.net";
    james.submit(from, to, message);
    await().atMost(Duration.ofMinutes(1)).until(() -> from(from).size() == mails);
    return from(from).stream().map(Arrival::message).toList();
  }

  private List<Arrival> from(String sender) {
    return james.arrived().stream().filter(a -> a.sender().contains(sender)).toList();
  }
}
