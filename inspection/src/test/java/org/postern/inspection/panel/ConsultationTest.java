package org.postern.inspection.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Answer;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Engine;

/** Several engines are asked at once, and none keeps the others from being heard. */
class ConsultationTest {
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void answers_come_by_name_in_the_order_of_the_engines() {
    assertThat(
            ask(
                AMPLE,
                engine("b", (c, d) -> new Answer.Clean()),
                engine("a", (c, d) -> new Answer.Found("Worm"))))
        .containsExactly(
            Map.entry("b", new Answer.Clean()), Map.entry("a", new Answer.Found("Worm")));
  }

  @Test
  void all_are_asked_at_the_same_time() {
    CyclicBarrier together = new CyclicBarrier(3);
    BiFunction<Content, Deadline, Answer> meeting =
        (content, deadline) -> {
          try {
            together.await();
            return new Answer.Clean();
          } catch (BrokenBarrierException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    assertThat(
            ask(AMPLE, engine("a", meeting), engine("b", meeting), engine("c", meeting)).values())
        .containsOnly(new Answer.Clean())
        .hasSize(3);
  }

  @Test
  void the_caller_does_something_else_while_a_single_engine_looks() {
    CountDownLatch done = new CountDownLatch(1);
    Engine waiting =
        engine(
            "a",
            (content, deadline) -> {
              try {
                done.await();
                return new Answer.Clean();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(ask(AMPLE, done::countDown, waiting))
        .containsExactly(Map.entry("a", new Answer.Clean()));
  }

  @Test
  void what_the_caller_does_may_throw_and_the_engines_are_then_told_to_stop() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Engine waiting =
        engine(
            "a",
            (content, deadline) -> {
              try {
                asked.countDown();
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return new Answer.Clean();
            });
    Runnable breaking =
        () -> {
          try {
            asked.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new IllegalStateException("broke");
        };
    assertThatThrownBy(() -> ask(AMPLE, breaking, waiting)).hasMessage("broke");
    interrupted.await();
  }

  @Test
  void an_engine_that_throws_has_failed() {
    for (int others = 0; others < 2; others++) {
      List<Engine> engines =
          others == 0
              ? List.of(engine("bug", (c, d) -> bug()))
              : List.of(
                  engine("bug", (c, d) -> bug()), engine("good", (c, d) -> new Answer.Clean()));
      assertThat(AnswerText.of(ask(AMPLE, engines.toArray(Engine[]::new)).get("bug")))
          .isEqualTo("failed engine-error");
    }
  }

  @Test
  void an_engine_that_overflows_the_stack_has_failed() {
    Engine endless = engine("endless", (content, deadline) -> recurse(1));
    assertThat(AnswerText.of(ask(AMPLE, endless).get("endless"))).isEqualTo("failed engine-error");
  }

  @Test
  void an_engine_that_says_nothing_has_failed() {
    Engine silent = engine("silent", (content, deadline) -> null);
    assertThat(AnswerText.of(ask(AMPLE, silent).get("silent"))).isEqualTo("failed engine-error");
  }

  @Test
  void an_engine_that_does_not_come_back_is_interrupted_and_the_others_are_heard()
      throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Engine hung =
        engine(
            "hung",
            (content, deadline) -> {
              try {
                new CountDownLatch(1).await();
                return new Answer.Clean();
              } catch (InterruptedException e) {
                interrupted.countDown();
                return new Answer.Clean();
              }
            });
    assertThat(ask(SHORT, hung, engine("good", (c, d) -> new Answer.Found("Worm"))))
        .hasEntrySatisfying(
            "hung", answer -> assertThat(AnswerText.of(answer)).isEqualTo("failed timeout"))
        .containsEntry("good", new Answer.Found("Worm"));
    interrupted.await();
  }

  @Test
  void nobody_to_ask_is_no_answer() {
    assertThat(ask(AMPLE)).isEmpty();
  }

  private static Map<String, Answer> ask(Duration time, Engine... engines) {
    return ask(time, () -> {}, engines);
  }

  private static Map<String, Answer> ask(Duration time, Runnable meanwhile, Engine... engines) {
    Deadline deadline = Deadline.in(time);
    Map<String, Answer> answers = new LinkedHashMap<>();
    new Consultation<Map.Entry<String, Answer>>(
            Stream.of(engines).map(Seat::of).toList(),
            seat -> Map.entry(seat.name(), Consultation.ask(seat.choices().get(0), TEXT, deadline)),
            (seat, failure) -> Map.entry(seat.name(), failure))
        .hear(deadline, meanwhile)
        .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
    return answers;
  }

  private static Answer bug() {
    throw new IllegalStateException("a bug, on purpose");
  }

  private static Answer recurse(int depth) {
    return recurse(depth + 1) instanceof Answer.Clean clean ? clean : new Answer.Clean();
  }

  private static Engine engine(String name, BiFunction<Content, Deadline, Answer> asked) {
    return new Engine() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Answer ask(Content content, Deadline deadline) {
        return asked.apply(content, deadline);
      }

      @Override
      public boolean readsMime() {
        return false;
      }

      @Override
      public String version() {
        return name;
      }

      @Override
      public void close() {}
    };
  }
}
