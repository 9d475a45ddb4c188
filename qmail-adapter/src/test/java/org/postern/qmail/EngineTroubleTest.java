package org.postern.qmail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.inspection.engine.ClamdScript;
import org.postern.inspection.engine.ClamdScripts;
import org.postern.inspection.engine.RealClamd;
import org.postern.inspection.engine.ScriptedClamd;
import org.postern.qmail.daemon.PosternQueue;

/**
 * A clamd that does not do its work, behind qmail and with the shipped chain: the client is asked
 * to try again, and nothing of the message is queued, kept or left behind. When clamd is back, the
 * same message is delivered.
 */
final class EngineTroubleTest {
  private static final PosternQueue.End TRY_AGAIN =
      new PosternQueue.End(
          82, "Z4.7.1 This message cannot be checked right now, please try again later");
  private static final String ENVELOPE =
      Site.envelope("alice@example.net", List.of("bob@example.org", "carol@example.org"));

  private static final byte[] SMALL = message(1_000);

  /** More than posternd keeps in memory, and than a unix socket holds. */
  private static final byte[] LARGE = message(2 << 20);

  /** More than the kernel holds for a TCP connection that nobody reads from. */
  private static final byte[] VERY_LARGE = message(15 << 20);

  /** For a clamd that says nothing: the time is over soon. */
  private static final String SOON = "?timeout=300ms";

  @TempDir private Path directory;

  private static byte[] message(int size) {
    StringBuilder text = new StringBuilder("From: alice@example.net\nSubject: hello\n\n");
    while (text.length() < size) {
      text.append("All is well here, and the weather is fine. How are you?\n");
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  static Stream<Arguments> otherThanAnAnswer() {
    return Stream.of(
        arguments("answers nonsense", ClamdScripts.answers("lorem ipsum")),
        arguments("answers nearly right", ClamdScripts.answers("stream: OK ")),
        arguments("answers twice", ClamdScripts.says("stream: OK\0stream: OK\0")),
        arguments("answers without an end", ClamdScripts.says("stream: OK")),
        arguments("answers with an error", ClamdScripts.answers("stream: Can't open file ERROR")),
        arguments("closes at once", ClamdScripts.closesAfter(0)),
        arguments("closes mid-way", ClamdScripts.closesAfter(500)),
        arguments("closes at the end", ClamdScripts.says("")),
        arguments("resets at once", ClamdScripts.resetsAfter(1)),
        arguments("resets mid-way", ClamdScripts.resetsAfter(500)),
        arguments("resets at the end", ClamdScripts.resetsAtTheEnd()),
        arguments(
            "says OK before it has read a byte, and closes",
            (ClamdScript) client -> client.send("stream: OK\0")),
        arguments("says it is too much", ClamdScripts.limits(500)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherThanAnAnswer")
  void what_is_no_answer_is_not_clean(String what, ClamdScript script) throws Exception {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(script);
        Site site = Site.withEngines(directory, clamd.uri())) {
      for (byte[] message : List.of(SMALL, LARGE)) {
        clamd.play(script);
        assertPutOff(site, message);
        clamd.play(ClamdScripts.CLEAN);
        assertDeliveredAtLast(site, message);
      }
    }
  }

  @Test
  void an_OK_before_the_end_of_the_message_is_not_clean() throws Exception {
    try (ScriptedClamd clamd =
            ScriptedClamd.onUnixSocket(
                directory.resolve("clamd"), ClamdScripts.saysAtOnce("stream: OK\0"));
        Site site = Site.withEngines(directory, clamd.uri())) {
      assertPutOff(site, LARGE);

      clamd.play(ClamdScripts.CLEAN);
      assertDeliveredAtLast(site, LARGE);
    }
  }

  static Stream<Arguments> noEnd() {
    return Stream.of(
        arguments("reads all and says nothing", ClamdScripts.hangs()),
        arguments("reads nothing", ClamdScripts.isStopped()),
        arguments("says OK but does not end", ClamdScripts.saysAndStays("stream: OK\0")),
        arguments("speaks another protocol", ClamdScripts.saysAtOnce("220 example.org ESMTP\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noEnd")
  void an_answer_that_is_not_there_in_time_is_not_clean(String what, ClamdScript script)
      throws Exception {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(script);
        Site site = Site.withEngines(directory, clamd.uri() + SOON)) {
      assertPutOff(site, LARGE);

      clamd.play(ClamdScripts.CLEAN);
      assertDeliveredAtLast(site, LARGE);
    }
  }

  @Test
  void clamd_was_stopped_before() throws Exception {
    try (RealClamd clamd = RealClamd.start();
        Site site = Site.withEngines(directory, clamd.unixUri())) {
      clamd.kill();
      assertPutOff(site, LARGE);

      clamd.restart(RealClamd.STREAM_MAX_LENGTH);
      assertDeliveredAtLast(site, LARGE);
    }
  }

  @Test
  void clamd_hangs() throws Exception {
    try (RealClamd clamd = RealClamd.start();
        Site site = Site.withEngines(directory, clamd.unixUri() + SOON)) {
      clamd.pause();
      assertPutOff(site, LARGE);

      clamd.resume();
      assertDeliveredAtLast(site, LARGE);
    }
  }

  @Test
  void clamd_hangs_for_more_messages_than_it_has_connections() throws Exception {
    try (RealClamd clamd = RealClamd.start();
        Site site = Site.withEngines(directory, clamd.unixUri() + SOON + "&amp;connections=2")) {
      clamd.pause();
      List<Process> clients = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Process client = site.client().withPipeOn(6).start(ENVELOPE);
        clients.add(client);
        try (OutputStream out = client.getOutputStream()) {
          out.write(LARGE);
        }
      }
      for (Process client : clients) {
        assertThat(PosternQueue.end(client)).isEqualTo(TRY_AGAIN);
      }
      assertNothingOf(site);

      clamd.resume();
      assertDeliveredAtLast(site, LARGE);
    }
  }

  @Test
  void clamd_is_killed_while_the_message_streams_to_it() throws Exception {
    try (RealClamd clamd = RealClamd.start();
        Site site = Site.withEngines(directory, clamd.tcpUri())) {
      clamd.pause();
      Process client = site.client().withPipeOn(6).start(ENVELOPE);
      try (OutputStream out = client.getOutputStream()) {
        out.write(VERY_LARGE);
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> Tcp.unread(clamd.tcpAddress()) > 65_536);
      clamd.kill();
      assertThat(PosternQueue.end(client)).isEqualTo(TRY_AGAIN);
      assertNothingOf(site);

      clamd.restart(RealClamd.STREAM_MAX_LENGTH);
      assertDeliveredAtLast(site, VERY_LARGE);
    }
  }

  @Test
  void the_message_is_over_the_limit_of_clamd() throws Exception {
    byte[] message = message((int) RealClamd.STREAM_MAX_LENGTH + 1);
    try (RealClamd clamd = RealClamd.start();
        Site site = Site.withEngines(directory, clamd.unixUri())) {
      assertPutOff(site, message);

      clamd.kill();
      clamd.restart(2 * RealClamd.STREAM_MAX_LENGTH);
      assertDeliveredAtLast(site, message);
    }
  }

  @Test
  void that_another_engine_finds_nothing_does_not_stand_for_clamd() throws Exception {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.closesAfter(0));
        Site site = Site.withEngines(directory, "builtin:, " + clamd.uri())) {
      assertPutOff(site, SMALL);

      clamd.play(ClamdScripts.CLEAN);
      assertDeliveredAtLast(site, SMALL);
    }
  }

  @Test
  void what_another_engine_finds_is_kept_though_clamd_cannot_look() throws Exception {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.closesAfter(0));
        Site site = Site.withEngines(directory, "builtin:, " + clamd.uri())) {
      byte[] message = Samples.named("11-eicar-attached").message();

      assertThat(site.client().send(message, ENVELOPE)).isEqualTo(new PosternQueue.End(0, ""));
      assertThat(site.passedOn()).isEmpty();
      assertThat(site.quarantine())
          .singleElement()
          .satisfies(kept -> assertThat(kept.message()).isEqualTo(message));
    }
  }

  @Test
  void without_a_descriptor_for_a_text_the_code_says_it() throws Exception {
    try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.closesAfter(0));
        Site site = Site.withEngines(directory, clamd.uri())) {
      assertThat(site.client().send(SMALL, ENVELOPE)).isEqualTo(new PosternQueue.End(71, ""));
      assertNothingOf(site);
    }
  }

  private static void assertPutOff(Site site, byte[] message) throws Exception {
    int before = site.queue().calls();
    assertThat(site.client().withPipeOn(6).send(message, ENVELOPE)).isEqualTo(TRY_AGAIN);
    assertThat(site.queue().calls()).isEqualTo(before);
    assertThat(site.quarantine()).isEmpty();
    await().untilAsserted(() -> assertThat(site.leftovers()).isEmpty());
  }

  private static void assertNothingOf(Site site) throws IOException {
    assertThat(site.queue().calls()).isZero();
    await().untilAsserted(() -> assertThat(site.leftovers()).isEmpty());
  }

  /** Sends it until it is taken, as every mail server does. */
  private static void assertDeliveredAtLast(Site site, byte[] message) throws Exception {
    int before = site.queue().calls();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> site.client().withPipeOn(6).send(message, ENVELOPE).code() == 0);
    assertThat(site.queue().queued())
        .hasSize(before + 1)
        .last()
        .satisfies(
            queued -> {
              assertThat(queued.envelope()).isEqualTo(ENVELOPE);
              assertThat(endsWith(queued.message(), message)).isTrue();
            });
    await().untilAsserted(() -> assertThat(site.leftovers()).isEmpty());
  }

  private static boolean endsWith(byte[] bytes, byte[] end) {
    int from = bytes.length - end.length;
    return from >= 0 && Arrays.equals(bytes, from, bytes.length, end, 0, end.length);
  }
}
