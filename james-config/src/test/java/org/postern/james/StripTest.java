package org.postern.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Parts are taken out of messages in a James server, for whom a rule says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripTest {
  private static final String RULES =
      """
      <rule name="no-logs" effect="strip">
        <when><attachment name="*.log"/><recipient is="*@strict.example"/></when>
        <because>Logs are not accepted.</because>
      </rule>
      <rule name="from-outside" effect="tag" subject="[EXTERNAL]">
        <when><sender is="*@outside.example"/><recipient is="*@strict.example"/></when>
      </rule>
      </policy>
      """;
  private static final String HEAD =
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n";
  private static final String TEXT = "\r\n--x\r\n\r\nhello\r\n--x\r\n";
  private static final String LOG = "Content-Type: text/plain; name=a.log\r\n\r\nline";
  private static final String END = "\r\n--x--\r\n";

  private James39 james;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    james = new James39(directory).change("policy.xml", "</policy>", RULES).start();
  }

  @AfterAll
  void stop() {
    james.close();
  }

  @Test
  void one_recipient_loses_a_part_and_the_other_does_not() throws Exception {
    String message = "Subject: x\r\n" + HEAD + TEXT + LOG + END;
    List<Arrival> ends =
        sent("a@outside.example", message, 3, "joe@example.org", "ann@strict.example");

    assertThat(ends)
        .anySatisfy(
            end -> {
              assertThat(end.recipients()).containsExactly("joe@example.org");
              assertThat(end.message()).startsWith("X-Postern: outcome=deliver;").endsWith(message);
            })
        .anySatisfy(
            end -> {
              assertThat(end.place()).isEqualTo("local");
              assertThat(end.recipients()).containsExactly("ann@strict.example");
              assertThat(end.message())
                  .startsWith("X-Postern: outcome=strip;")
                  .contains("\r\nSubject: [EXTERNAL] x\r\n" + HEAD + TEXT)
                  .contains(TEXT + "Content-Type: text/plain; charset=utf-8\r\n")
                  .doesNotContain("a.log")
                  .endsWith(END);
            })
        .anySatisfy(
            end -> {
              assertThat(end.place()).isEqualTo("maildir://var/quarantine/policy");
              assertThat(end.recipients()).containsExactly("ann@strict.example");
              assertThat(end.message()).isEqualTo(message);
            });
  }

  @Test
  void a_signed_message_is_kept_whole() throws Exception {
    String message = "DKIM-Signature: v=1\r\n" + HEAD + TEXT + LOG + END;
    assertThat(sent("a@example.net", message, 1, "ann@strict.example"))
        .filteredOn(end -> !end.recipients().contains("postmaster@example.org"))
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.place()).isEqualTo("maildir://var/quarantine/policy");
              assertThat(end.message()).isEqualTo(message);
            });
  }

  private List<Arrival> sent(String sender, String message, int count, String... to)
      throws Exception {
    james.submit(sender, List.of(to), message);
    List<Arrival> ends = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              ends.addAll(james.take());
              return ends.stream().filter(end -> !end.sender().isEmpty()).count() >= count;
            });
    return ends;
  }
}
