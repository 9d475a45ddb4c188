package org.postern.inspection.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.AnswerText;
import org.postern.inspection.engine.Care;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;

/** Equal contents are asked about once, as long as the answer would be the same. */
class RememberingTest {
  private static final Care UNPROVED =
      new Care(Optional.empty(), Optional.empty(), false, Duration.ofMinutes(5));

  private final SickEngine engine = new SickEngine();
  private final AtomicLong nanos = new AtomicLong();
  private final Remembering remembering = remembering(UNPROVED);

  @Test
  void equal_contents_are_asked_about_once() {
    assertThat(ask("mail")).isEqualTo("clean");
    assertThat(ask("mail")).isEqualTo("clean");
    assertThat(ask("other")).isEqualTo("clean");
    assertThat(engine.asked).containsExactly("mail", "other");
  }

  @Test
  void what_was_found_is_remembered_as_well() {
    engine.suspicious = true;
    assertThat(ask("Nothing is")).isEqualTo("found Eicar");
    assertThat(ask("Nothing is")).isEqualTo("found Eicar");
    assertThat(engine.asked).hasSize(1);
  }

  @Test
  void an_answer_holds_for_its_time() {
    ask("mail");
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    ask("mail");
    assertThat(engine.asked).hasSize(2);
  }

  @Test
  void a_new_database_forgets() {
    ask("mail");
    engine.version = "2";
    ask("mail");
    assertThat(engine.asked).hasSize(2);
  }

  @Test
  void a_failure_is_not_remembered() {
    engine.illness = Optional.of(Cause.TIMEOUT);
    assertThat(ask("mail")).isEqualTo("failed timeout");
    engine.illness = Optional.empty();
    assertThat(ask("mail")).isEqualTo("clean");
  }

  @Test
  void what_was_said_before_the_canary_was_missed_is_forgotten() {
    Remembering proved = remembering(Care.USUAL);
    assertThat(ask(proved, "mail")).isEqualTo("clean");
    engine.blind = true;
    engine.illness = Optional.of(Cause.BROKEN);
    ask(proved, "other");
    engine.illness = Optional.empty();
    assertThat(ask(proved, "other")).isEqualTo("failed not-detecting");
    assertThat(ask(proved, "mail")).isEqualTo("failed not-detecting");
  }

  @Test
  void only_so_many_answers_are_kept() {
    for (int i = 0; i <= 4096; i++) {
      ask("mail " + i);
    }
    engine.asked.clear();
    ask("mail 0");
    ask("mail 4096");
    assertThat(engine.asked).containsExactly("mail 0");
  }

  private Remembering remembering(Care care) {
    Watched watched = new Watched(engine, care, InstantSource.system(), nanos::get);
    return new Remembering(watched, care.remember(), nanos::get);
  }

  private String ask(String text) {
    return ask(remembering, text);
  }

  private static String ask(Remembering asked, String text) {
    Content content = Content.of(text.getBytes(StandardCharsets.US_ASCII));
    return AnswerText.of(asked.ask(content, Deadline.in(Duration.ofSeconds(30))));
  }
}
