package org.postern.qmail.daemon;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.inspection.content.Content;
import org.postern.qmail.chain.Delivery;
import org.postern.qmail.chain.Envelope;

/** How the real qmail-queue is run, and what its end means. */
final class QmailQueueTest {
  private static final Envelope ENVELOPE =
      new Envelope("alice@example.net", List.of("bob@example.org"));
  private static final Content SMALL = Content.of("Subject: x\n\ny\n".getBytes(US_ASCII));

  /** More than a pipe holds: whoever does not read it keeps us waiting. */
  private static final Content LARGE = Content.of(new byte[500_000]);

  @TempDir private Path directory;
  private FakeQueue fake;

  @BeforeEach
  void make_a_queue() throws Exception {
    fake = new FakeQueue(directory.resolve("qmail"));
  }

  private Reply queue(Content message, Duration timeout) {
    return new QmailQueue(fake.program(), timeout).queue(new Delivery(ENVELOPE, message));
  }

  private Reply queue(Content message) {
    return queue(message, Duration.ofSeconds(60));
  }

  /** Its own codes go to the client as they are: it knows what they mean. */
  @ParameterizedTest(name = "exit code {0} is passed on as {1}")
  @CsvSource({
    "0, 0",
    "11, 11",
    "31, 31",
    "51, 51",
    "52, 52",
    "53, 53",
    "54, 54",
    "66, 66",
    "71, 71",
    "81, 81",
    "82, 71",
    "91, 91",
    "120, 120",
    "255, 255"
  })
  void exit_code(int code, int passedOn) throws Exception {
    fake.does("exit " + code);
    assertThat(queue(SMALL).code()).isEqualTo(passedOn);
  }

  @Test
  void everything_it_reads_is_what_it_was_given() throws Exception {
    assertThat(queue(LARGE)).isEqualTo(Reply.QUEUED);

    assertThat(fake.queued())
        .singleElement()
        .satisfies(
            queued -> {
              assertThat(queued.addresses()).isEqualTo("Falice@example.net|Tbob@example.org||");
              assertThat(queued.message()).hasSize(500_000);
            });
  }

  @Test
  void it_inherits_nothing_of_ours() throws Exception {
    try (InputStream open = Files.newInputStream(fake.program())) {
      assertThat(queue(SMALL).queued()).isTrue();
      assertThat(open.read()).isPositive();
    }
    assertThat(fake.world(1))
        .containsExactly(
            "descriptor 0",
            "descriptor 1",
            "descriptor 2",
            "variable PATH=/usr/bin:/bin",
            "session leader");
  }

  @Test
  void one_that_ends_early_is_judged_by_its_exit_code() throws Exception {
    fake.does("early 53");
    assertThat(queue(LARGE).code()).isEqualTo(53);
  }

  @Test
  void one_that_says_queued_and_has_not_read_everything_is_not_believed() throws Exception {
    fake.does("early 0");
    assertThat(queue(LARGE).code()).isEqualTo(71);
  }

  @Test
  void one_that_crashes_is_a_temporary_refusal() throws Exception {
    fake.does("crash");
    assertThat(queue(SMALL))
        .extracting(Reply::code, Reply::why)
        .containsExactly(71, fake.program() + " was killed by a signal");
  }

  @ParameterizedTest(name = "with a message of {0} bytes")
  @CsvSource({"10", "500000"})
  void one_that_hangs_is_killed(int size) throws Exception {
    fake.does("hang");
    Duration timeout = Duration.ofMillis(200);

    assertThat(queue(Content.of(new byte[size]), timeout).code()).isEqualTo(71);

    await().until(() -> !running(fake.program()));
  }

  @Test
  void one_that_hangs_with_a_program_of_its_own_is_killed_with_it() throws Exception {
    Path script = directory.resolve("wrapper");
    Files.writeString(script, "#!/bin/sh\n" + fake.program() + "\nexit 0\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    fake.does("hang");

    Reply reply =
        new QmailQueue(script, Duration.ofMillis(500)).queue(new Delivery(ENVELOPE, LARGE));

    assertThat(reply.code()).isEqualTo(71);
    await().until(() -> !running(fake.program()));
  }

  @Test
  void one_that_is_not_there_is_a_temporary_refusal() {
    Reply reply =
        new QmailQueue(directory.resolve("none"), Duration.ofSeconds(60))
            .queue(new Delivery(ENVELOPE, SMALL));
    assertThat(reply.code()).isEqualTo(71);
    assertThat(reply.why()).contains(directory.resolve("none") + " does not start: errno 2");
  }

  /** What is read of a message that says it has 200,000 bytes. */
  @ParameterizedTest(name = "after {0} bytes: {1}")
  @CsvSource({
    "100000, the disk is broken",
    "199999, ''",
    "200001, ''",
    "0, ''",
  })
  void a_message_that_is_not_whole_is_not_queued(int length, String error) throws Exception {
    Content broken =
        new Content() {
          @Override
          public long size() {
            return 200_000;
          }

          @Override
          public InputStream open() {
            InputStream some = new ByteArrayInputStream(new byte[length]);
            return error.isEmpty() ? some : new SequenceInputStream(some, failing(error));
          }
        };
    assertThat(queue(broken).code()).isEqualTo(71);
    assertThat(fake.queued()).isEmpty();
    await().until(() -> !running(fake.program()));
  }

  private static InputStream failing(String error) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException(error);
      }
    };
  }

  private static boolean running(Path program) {
    return ProcessHandle.allProcesses()
        .anyMatch(p -> p.info().command().filter(program.toString()::equals).isPresent());
  }
}
