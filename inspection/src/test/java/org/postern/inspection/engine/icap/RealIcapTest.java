package org.postern.inspection.engine.icap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;
import org.postern.inspection.engine.RealClamd;
import org.postern.inspection.settings.Settings;

/** What the engine and a real c-icap make of each other. */
class RealIcapTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);
  private static final Content EICAR = Content.of(RealClamd.eicar());
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());

  private static RealIcap icap;

  @BeforeAll
  static void start() {
    icap = RealIcap.start();
  }

  @AfterAll
  static void stop() {
    if (icap != null) {
      icap.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"icap", "icaps"})
  void says_clean_and_finds_eicar(String scheme) {
    try (Engine engine = engine(scheme, "avscan")) {
      assertThat(ask(engine, TEXT)).isEqualTo("clean");
      assertThat(ask(engine, EICAR)).startsWith("found Eicar-Test-Signature");
      assertThat(ask(engine, TEXT)).isEqualTo("clean");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 1025, 65_536, 5 << 20})
  void says_clean_at_any_size(int size) {
    try (Engine engine = engine("icap", "avscan")) {
      assertThat(ask(engine, Content.of("x".repeat(size).getBytes()))).isEqualTo("clean");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"icap", "icaps"})
  void finds_eicar_at_the_start_of_megabytes(String scheme) {
    try (Engine engine = engine(scheme, "avscan")) {
      assertThat(ask(engine, longEicar())).startsWith("found Eicar-Test-Signature");
    }
  }

  @Test
  void what_is_over_a_size_limit_and_let_pass_is_not_clean() {
    try (Engine engine = engine("icap", "limited")) {
      assertThat(ask(engine, longEicar())).isEqualTo("failed engine-error");
    }
  }

  @Test
  void what_is_of_a_type_that_is_not_scanned_is_not_clean() throws IOException {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    image.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    image.write(new byte[3000]);
    try (Engine engine = engine("icap", "limited")) {
      assertThat(ask(engine, Content.of(image.toByteArray()))).isEqualTo("failed engine-error");
    }
  }

  @Test
  void content_that_comes_back_as_it_was_is_clean() {
    try (Engine engine = engine("icap:" + icap.address("echo"), Map.of("proof", "no"))) {
      assertThat(ask(engine, TEXT)).isEqualTo("clean");
      assertThat(ask(engine, TEXT)).isEqualTo("clean");
    }
  }

  @Test
  void a_service_that_is_not_there_is_told() {
    try (Engine engine = engine("icap", "avscam")) {
      assertThat(engine.ask(TEXT, Deadline.in(AMPLE)))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> assertThat(failed.detail()).contains("is its name right?").contains("404"));
    }
  }

  @Test
  void tells_what_it_is() {
    try (Engine engine = engine("icap", "avscan")) {
      ask(engine, TEXT);
      assertThat(engine.version()).startsWith("C-ICAP/0").contains("Antivirus service CI0001-");
    }
  }

  @Test
  void fifty_at_once_are_all_answered() throws Exception {
    try (Engine engine = engine("icap", "avscan");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> asked =
          IntStream.range(0, 50)
              .mapToObj(i -> threads.submit(() -> ask(engine, i % 2 == 0 ? EICAR : TEXT)))
              .toList();
      for (int i = 0; i < asked.size(); i++) {
        assertThat(asked.get(i).get())
            .startsWith(i % 2 == 0 ? "found Eicar-Test-Signature" : "clean");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo", "avscan"})
  void a_server_without_a_scanner_behind_it_is_not_believed(String service) {
    try (RealIcap lonely = RealIcap.startWithoutClamd();
        Engine engine = engine("icap:" + lonely.address(service), Map.of())) {
      assertThat(engine.ask(TEXT, Deadline.in(AMPLE)))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> assertThat(failed.detail()).contains("there is no scanner behind it"));
    }
  }

  @Test
  void without_clamd_behind_it_nothing_is_clean() {
    try (RealIcap lonely = RealIcap.start();
        Engine engine = engine("icap:" + lonely.address("avscan"), Map.of())) {
      lonely.clamd().kill();
      assertThat(ask(engine, TEXT)).startsWith("failed ");
    }
  }

  private static Content longEicar() {
    byte[] bytes = new byte[2 * RealIcap.MAX_OBJECT_SIZE];
    System.arraycopy(RealClamd.eicar(), 0, bytes, 0, RealClamd.eicar().length);
    return Content.of(bytes);
  }

  private static String ask(Engine engine, Content content) {
    return AnswerText.of(engine.ask(content, Deadline.in(AMPLE)));
  }

  private static Engine engine(String scheme, String service) {
    return scheme.equals("icap")
        ? engine("icap:" + icap.address(service), Map.of())
        : engine(
            "icaps:" + icap.tlsAddress(service), Map.of("trust", icap.certificate().toString()));
  }

  private static Engine engine(String uri, Map<String, String> options) {
    String[] parts = uri.split(":", 2);
    return new IcapForm(parts[0].equals("icaps"))
        .read(parts[1], new Settings("", options))
        .apply("icap");
  }
}
