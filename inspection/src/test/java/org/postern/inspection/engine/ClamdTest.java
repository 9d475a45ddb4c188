package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;

/** How clamd is asked when all goes well, or when it is this side that cannot ask. */
class ClamdTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10_240, 65_535, 65_536, 65_537, 131_072, 3_000_000})
  void every_byte_reaches_clamd(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.CLEAN);
        Engine engine = engine(clamd, 1)) {
      assertThat(AnswerText.of(engine.ask(Content.of(content), Deadline.in(AMPLE))))
          .isEqualTo("clean");
      assertThat(clamd.contents()).singleElement().isEqualTo(content);
    }
  }

  @Test
  void a_finding_has_the_name_that_clamd_gave_it() {
    try (ScriptedClamd clamd =
            ScriptedClamd.onLoopback(ClamdScripts.answers("stream: Worm.Foo-1 FOUND"));
        Engine engine = engine(clamd, 1)) {
      assertThat(engine.ask(TEXT, Deadline.in(AMPLE))).isEqualTo(new Answer.Found("Worm.Foo-1"));
    }
  }

  @Test
  void a_finding_counts_although_the_connection_stays_open() {
    try (ScriptedClamd clamd =
            ScriptedClamd.onLoopback(ClamdScripts.saysAndStays("stream: Worm.Foo-1 FOUND\0"));
        Engine engine = engine(clamd, 1)) {
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE)))).isEqualTo("found Worm.Foo-1");
    }
  }

  @Test
  void a_slow_answer_before_the_deadline_counts() {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.drips("stream: OK", 1));
        Engine engine = engine(clamd, 1)) {
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE)))).isEqualTo("clean");
    }
  }

  @Test
  void the_engines_own_timeout_holds_before_a_later_deadline() {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.hangs());
        Engine engine = new Clamd("clamd", Endpoint.parse(clamd.address()), SHORT, 1)) {
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE)))).isEqualTo("failed timeout");
    }
  }

  @Test
  void a_question_that_finds_no_free_connection_fails_as_busy() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    ClamdScript slow =
        client -> {
          client.content();
          asked.countDown();
          awaitQuietly(answer);
          client.send("stream: OK\0");
        };
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(slow);
        Engine engine = engine(clamd, 1)) {
      AtomicInteger clean = new AtomicInteger();
      Thread first =
          Thread.ofPlatform()
              .start(
                  () -> {
                    if (engine.ask(TEXT, Deadline.in(AMPLE)) instanceof Answer.Clean) {
                      clean.incrementAndGet();
                    }
                  });
      asked.await();
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(SHORT)))).isEqualTo("failed busy");
      answer.countDown();
      first.join();
      assertThat(clean).hasValue(1);
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE)))).isEqualTo("clean");
    }
  }

  @Test
  void a_content_that_cannot_be_opened_is_unreadable() {
    assertUnreadable(
        () -> {
          throw new IOException("disk trouble");
        });
  }

  @Test
  void a_content_that_breaks_off_with_an_error_is_unreadable() {
    assertUnreadable(
        () ->
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("disk trouble");
              }
            });
  }

  @Test
  void a_content_that_ends_too_early_is_unreadable() {
    assertUnreadable(() -> new ByteArrayInputStream(new byte[99_999]));
  }

  private static void assertUnreadable(Opening opening) {
    Content content =
        new Content() {
          @Override
          public long size() {
            return 100_000;
          }

          @Override
          public InputStream open() throws IOException {
            return opening.open();
          }
        };
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.CLEAN);
        Engine engine = engine(clamd, 1)) {
      assertThat(AnswerText.of(engine.ask(content, Deadline.in(AMPLE))))
          .isEqualTo("failed unreadable");
      assertThat(clamd.contents()).isEmpty();
    }
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  @Test
  void an_interrupted_question_fails_at_once_and_stays_interrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    ClamdScript silent =
        client -> {
          client.content();
          asked.countDown();
          client.takeAll();
        };
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(silent);
        Engine engine = engine(clamd, 1)) {
      AtomicInteger failed = new AtomicInteger();
      Thread asking =
          Thread.ofPlatform()
              .start(
                  () -> {
                    if (engine.ask(TEXT, Deadline.in(AMPLE)) instanceof Answer.Failed
                        && Thread.currentThread().isInterrupted()) {
                      failed.incrementAndGet();
                    }
                  });
      asked.await();
      asking.interrupt();
      asking.join();
      assertThat(failed).hasValue(1);
    }
  }

  @Test
  void a_closed_engine_does_not_answer() {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.CLEAN)) {
      Engine engine = engine(clamd, 1);
      engine.close();
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE))))
          .isEqualTo("failed unreachable");
    }
  }

  @Test
  void the_version_is_the_engines_name_until_clamd_tells() {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.closesAfter(0));
        Engine engine = engine(clamd, 1)) {
      assertThat(engine.version()).isEqualTo("clamd");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ClamAV 1.4.6/27712/Sat Nov 21 08:00:41 2026, 2026-11-21T08:00:41",
    "ClamAV 1.4.6/27712/Sun Nov  1 08:00:41 2026, 2026-11-01T08:00:41",
    "ClamAV 1.4.6,",
    "ClamAV 1.4.6/27712/yesterday,",
    "clamd,"
  })
  void the_version_tells_the_date_of_the_database(String line, String date) {
    assertThat(ClamdVersion.dated(line))
        .isEqualTo(
            Optional.ofNullable(date)
                .map(text -> LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant()));
  }

  @Test
  void the_version_is_asked_for_once_a_minute() {
    AtomicInteger asked = new AtomicInteger();
    long[] now = {0};
    ClamdScript counting =
        client -> {
          asked.incrementAndGet();
          client.content();
        };
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(counting)) {
      ClamdVersion version =
          new ClamdVersion("clamd", Endpoint.parse(clamd.address()), AMPLE, () -> now[0]);
      assertThat(version.line()).isEqualTo(ClamdClient.VERSION);
      assertThat(version.line()).isEqualTo(ClamdClient.VERSION);
      assertThat(asked).hasValue(1);

      now[0] += Duration.ofSeconds(61).toNanos();
      clamd.play(
          client -> {
            asked.incrementAndGet();
            client.take(0);
          });
      assertThat(version.line()).as("the last one known").isEqualTo(ClamdClient.VERSION);
      await().untilAsserted(() -> assertThat(asked).hasValue(2));
    }
  }

  private static Engine engine(ScriptedClamd clamd, int connections) {
    return new Clamd("clamd", Endpoint.parse(clamd.address()), AMPLE, connections);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
