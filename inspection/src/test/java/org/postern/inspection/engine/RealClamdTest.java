package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;

/** What the engine and a real clamd make of each other. */
class RealClamdTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);
  private static final Content EICAR = Content.of(RealClamd.eicar());
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());

  private static RealClamd clamd;

  @BeforeAll
  static void start() {
    clamd = RealClamd.start();
  }

  @AfterAll
  static void stop() {
    if (clamd != null) {
      clamd.close();
    }
  }

  static Stream<String> addresses() {
    return Stream.of(clamd.unixAddress(), clamd.tcpAddress());
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void says_clean(String address) {
    assertThat(ask(address, TEXT)).isEqualTo("clean");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void says_clean_of_nothing_at_all(String address) {
    assertThat(ask(address, Content.of(new byte[0]))).isEqualTo("clean");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void finds_eicar(String address) {
    assertThat(ask(address, EICAR)).startsWith("found Eicar-Test-Signature");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void reads_ten_megabytes(String address) {
    assertThat(ask(address, Content.of(new byte[10 << 20]))).isEqualTo("clean");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void refuses_what_is_over_its_limit(String address) {
    Content large = Content.of(new byte[(int) RealClamd.STREAM_MAX_LENGTH + 1]);
    assertThat(ask(address, large)).isEqualTo("failed too-large");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void refuses_what_is_far_over_its_limit(String address) {
    Content large = Content.of(new byte[(int) RealClamd.STREAM_MAX_LENGTH * 2]);
    assertThat(ask(address, large)).isEqualTo("failed too-large");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void tells_its_version(String address) {
    try (Engine engine = engine(address, 1)) {
      await().atMost(AMPLE).until(engine::version, version -> version.startsWith("ClamAV "));
    }
  }

  @Test
  void fifty_at_once_are_all_answered() throws Exception {
    try (Engine engine = engine(clamd.unixAddress(), 4);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asked =
          IntStream.range(0, 50)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> engine.ask(i % 2 == 0 ? EICAR : TEXT, Deadline.in(AMPLE))))
              .toList();
      for (int i = 0; i < asked.size(); i++) {
        assertThat(AnswerText.of(asked.get(i).get()))
            .startsWith(i % 2 == 0 ? "found Eicar-Test-Signature" : "clean");
      }
    }
  }

  @Test
  void stopped_it_is_late_and_afterwards_it_answers() {
    try (Engine engine = engine(clamd.unixAddress(), 1)) {
      clamd.pause();
      try {
        Answer answer = engine.ask(EICAR, Deadline.in(Duration.ofMillis(300)));
        assertThat(AnswerText.of(answer)).isEqualTo("failed timeout");
      } finally {
        clamd.resume();
      }
      assertThat(AnswerText.of(engine.ask(TEXT, Deadline.in(AMPLE)))).isEqualTo("clean");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix", "tcp"})
  void killed_in_the_middle_it_has_not_answered(String transport) {
    try (RealClamd victim = RealClamd.start();
        Engine engine =
            engine(transport.equals("unix") ? victim.unixAddress() : victim.tcpAddress(), 1)) {
      Content killing = new Killing(Content.of(new byte[10 << 20]), 5 << 20, victim);
      assertThat(AnswerText.of(engine.ask(killing, Deadline.in(AMPLE)))).isEqualTo("failed broken");
    }
  }

  private static String ask(String address, Content content) {
    try (Engine engine = engine(address, 1)) {
      return AnswerText.of(engine.ask(content, Deadline.in(AMPLE)));
    }
  }

  private static Engine engine(String address, int connections) {
    return new Clamd("clamd", Endpoint.parse(address), AMPLE, connections);
  }

  /** A content that kills clamd when it has been read so far. */
  private record Killing(Content content, long from, RealClamd victim) implements Content {
    @Override
    public long size() {
      return content.size();
    }

    @Override
    public InputStream open() throws IOException {
      return new FilterInputStream(content.open()) {
        private long read;

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int n = super.read(into, offset, length);
          read += n;
          if (read >= from) {
            victim.kill();
          }
          return n;
        }
      };
    }
  }
}
