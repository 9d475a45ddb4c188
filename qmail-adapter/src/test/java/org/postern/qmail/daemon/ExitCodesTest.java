package org.postern.qmail.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.qmail.chain.ChainException;
import org.postern.qmail.chain.Decision;
import org.postern.qmail.chain.Submission;

/** Which of qmail-queue's exit codes postern-queue ends with, and what it says besides. */
final class ExitCodesTest {
  @TempDir private Path directory;

  /** The codes are those of qmail-queue.c for the same bytes, but for the last line. */
  @ParameterizedTest(name = "{0} ends with {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                         | 54
          F                          | 54
          Falice                     | 54
          Falice@                    | 54
          Falice@Tbob                | 54
          Falice@Tbob@               | 54
          Xalice@Tbob@@              | 91
          @                          | 91
          Talice@Tbob@@              | 91
          Falice@Xbob@@              | 91
          Falice@Fbob@@              | 91
          Falice@Tbob@@              | 0
          F@Tbob@@                   | 0
          F#(at)[]@Tbob@@            | 0
          Falice@T@@                 | 0
          Falice@Tbob@@Tcarol@@      | 0
          Falice@@                   | 91
          """)
  void envelope(String envelope, int code) throws Exception {
    String bytes = envelope.replace('@', '\0').replace("(at)", "@");
    FakeChain chain = FakeChain.delivering();
    try (House house = new House(directory, chain)) {
      assertThat(house.client().send("a\n".getBytes(StandardCharsets.US_ASCII), bytes).code())
          .as("by postern-queue")
          .isEqualTo(code);
      try (RawClient client = new RawClient(UnixDomainSocketAddress.of(house.socket()))) {
        assertThat(client.say("POSTERN1\n").frame('V', bytes).frame('.', "").code())
            .as("by another client")
            .isEqualTo(code);
      }
      assertThat(house.queue().calls()).isEqualTo(code == 0 ? 2 : 0);
    }
  }

  @ParameterizedTest(name = "an address of {0} bytes ends with {1}")
  @CsvSource({"1002, 0", "1003, 11", "70000, 11"})
  void address(int length, int code) throws Exception {
    try (House house = new House(directory, FakeChain.delivering())) {
      for (String envelope :
          new String[] {
            "F" + "a".repeat(length) + "\0Tbob\0\0", "Falice\0T" + "b".repeat(length) + "\0\0"
          }) {
        assertThat(house.client().send(new byte[0], envelope).code()).isEqualTo(code);
      }
    }
  }

  /** What the rules answer, on qmails that take a text and on those that do not. */
  @ParameterizedTest(name = "{0} {1}, told {2} and given a pipe on {3}: exit code {4}, text {5}")
  @CsvSource({
    "550, 5.7.1 Virus found, 6,    6, 82, D5.7.1 Virus found",
    "451, 4.7.1 Not now,     6,    6, 82, Z4.7.1 Not now",
    "550, 5.7.1 Virus found, 4,    4, 82, D5.7.1 Virus found",
    "451, 4.7.1 Not now,     4,    4, 82, Z4.7.1 Not now",
    "550, 5.7.1 Virus found, 6,    0, 31, ''",
    "451, 4.7.1 Not now,     6,    0, 71, ''",
    "550, 5.7.1 Virus found, 4,    6, 31, ''",
    "550, 5.7.1 Virus found, none, 6, 31, ''",
  })
  void answer(int code, String text, String told, int pipe, int exit, String said)
      throws Exception {
    try (House house = new House(directory, FakeChain.answering(code, text))) {
      PosternQueue client = house.client().with("POSTERN_TEXT_FD", told).withPipeOn(pipe);

      assertThat(client.send("Subject: x\n\n")).isEqualTo(new PosternQueue.End(exit, said));
      assertThat(house.queue().calls()).isZero();
    }
  }

  @Test
  void without_a_word_about_it_the_text_goes_to_descriptor_6() throws Exception {
    try (House house = new House(directory, FakeChain.answering(550, "5.7.1 No"))) {
      assertThat(house.client().withPipeOn(6).send("x"))
          .isEqualTo(new PosternQueue.End(82, "D5.7.1 No"));
    }
  }

  @Test
  void other_defaults_can_be_compiled_in() throws Exception {
    try (House house = new House(directory, FakeChain.answering(550, "5.7.1 No"))) {
      Programs.posternQueue();
      ProcessBuilder build =
          new ProcessBuilder("src/main/c/build", directory.toString(), "postern-queue-4");
      build.environment().put("CFLAGS", "-DTEXT_FD=4 -DSOCKET=\"" + house.socket() + "\"");
      assertThat(build.inheritIO().start().waitFor()).isZero();

      Path program = directory.resolve("postern-queue-4");
      assertThat(house.client().program(program).withPipeOn(4).send("x"))
          .isEqualTo(new PosternQueue.End(82, "D5.7.1 No"));
    }
  }

  @Test
  void a_message_that_the_rules_swallow_counts_as_queued() throws Exception {
    FakeChain quarantining =
        new FakeChain(submission -> new Decision(List.of(), Optional.empty(), List.of()));
    try (House house = new House(directory, quarantining)) {
      assertThat(house.client().send("x").code()).isZero();
      assertThat(house.queue().calls()).isZero();
    }
  }

  @Test
  void a_chain_without_a_decision_is_a_temporary_refusal() throws Exception {
    FakeChain chain =
        new FakeChain(
            submission -> {
              throw new ChainException("processor virus has no end", null);
            });
    try (House house = new House(directory, chain)) {
      assertThat(house.client().withPipeOn(6).send("x")).isEqualTo(new PosternQueue.End(71, ""));
      assertThat(house.queue().calls()).isZero();
    }
  }

  @Test
  void a_chain_that_breaks_is_a_temporary_refusal_each_time() throws Exception {
    FakeChain chain =
        new FakeChain(
            submission -> {
              throw new IllegalStateException("broken");
            });
    try (House house = new House(directory, chain)) {
      assertThat(house.client().send("x").code()).isEqualTo(71);
      assertThat(house.client().send("x").code()).isEqualTo(71);
    }
  }

  @Test
  void a_chain_that_recurses_too_deep_is_a_temporary_refusal() throws Exception {
    FakeChain chain = new FakeChain(ExitCodesTest::recurse);
    try (House house = new House(directory, chain)) {
      assertThat(house.client().send("x").code()).isEqualTo(71);
    }
  }

  private static Decision recurse(Submission submission) {
    return recurse(submission);
  }

  @Test
  void the_administrator_can_give_a_text_for_trouble_of_our_own() throws Exception {
    FakeChain chain =
        new FakeChain(
            submission -> {
              throw new ChainException("clamd is out", null);
            });
    try (House house = new House(directory, chain, "text", "4.3.0 Call us at 555")) {
      assertThat(house.client().withPipeOn(6).send("x"))
          .isEqualTo(new PosternQueue.End(82, "Z4.3.0 Call us at 555"));
    }
  }

  @Test
  void a_message_over_the_limit_is_refused_for_good() throws Exception {
    FakeChain chain = FakeChain.delivering();
    try (House house = new House(directory, chain, "messageLimit", "100k")) {
      assertThat(house.client().send(new byte[102_400], PosternQueue.ENVELOPE).code()).isZero();
      assertThat(house.client().withPipeOn(6).send(new byte[102_401], PosternQueue.ENVELOPE))
          .isEqualTo(new PosternQueue.End(82, "D5.3.4 Message is larger than 102400 bytes"));
      assertThat(house.client().send(new byte[5_000_000], PosternQueue.ENVELOPE).code())
          .as("a client that is still sending")
          .isEqualTo(31);
      assertThat(chain.asked()).hasSize(1);
    }
  }

  @Test
  void too_many_recipients_are_refused_for_good() throws Exception {
    try (House house =
        new House(
            directory, FakeChain.delivering(), "recipientLimit", "2", "envelopeLimit", "1k")) {
      String two = "F\0Ta\0Tb\0\0";
      String three = "F\0Ta\0Tb\0Tc\0\0";
      String large = "F\0T" + "a".repeat(1000) + "\0T" + "b".repeat(1000) + "\0\0";

      assertThat(house.client().send(new byte[0], two).code()).isZero();
      assertThat(house.client().send(new byte[0], three).code()).isEqualTo(31);
      assertThat(house.client().send(new byte[0], large).code()).isEqualTo(31);
    }
  }
}
