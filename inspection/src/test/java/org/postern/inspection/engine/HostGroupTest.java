package org.postern.inspection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.inspection.content.Content;
import org.postern.inspection.settings.Settings;

/** Which of several servers is asked. */
class HostGroupTest {
  private static final Content TEXT = Content.of("Hello Joe\r\n".getBytes());
  private static final Answer CLEAN = new Answer.Clean();

  private final long[] now = {0};
  private final List<String> asked = new ArrayList<>();

  /** A server that says what it is told to. */
  private final class Server implements Engine {
    private final String name;
    private Answer answer = CLEAN;
    private CountDownLatch gate = new CountDownLatch(0);
    private CountDownLatch arrived = new CountDownLatch(0);

    Server(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return "clamd";
    }

    @Override
    public Answer ask(Content content, Deadline deadline) {
      synchronized (asked) {
        asked.add(name);
      }
      arrived.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return answer;
    }

    @Override
    public boolean readsMime() {
      return true;
    }

    @Override
    public String version() {
      return "ClamAV 1.4/" + name;
    }

    @Override
    public void close() {}
  }

  private final Server a = new Server("a");
  private final Server b = new Server("b");
  private final Engine group = new HostGroup("clamd", List.of(a, b), () -> now[0]);

  private Answer ask() {
    return group.ask(TEXT, Deadline.in(Duration.ofSeconds(30)));
  }

  @Test
  void the_one_with_the_fewest_questions_under_way_is_asked() throws Exception {
    a.gate = new CountDownLatch(1);
    a.arrived = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Answer> first = threads.submit(this::ask);
      a.arrived.await();
      assertThat(ask()).isEqualTo(CLEAN);
      assertThat(ask()).isEqualTo(CLEAN);
      assertThat(asked).containsExactly("a", "b", "b");
      a.gate.countDown();
      assertThat(first.get()).isEqualTo(CLEAN);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"TOO_LARGE", "UNREADABLE"},
      mode = EnumSource.Mode.EXCLUDE)
  void another_is_asked_where_it_may_know_more(Cause cause) {
    a.answer = Trouble.failed(cause, "");
    assertThat(ask()).isEqualTo(CLEAN);
    assertThat(asked).containsExactly("a", "b");
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"TOO_LARGE", "UNREADABLE"})
  void no_other_is_asked_where_it_would_say_the_same(Cause cause) {
    a.answer = Trouble.failed(cause, "");
    assertThat(ask()).isEqualTo(a.answer);
    assertThat(asked).containsExactly("a");
  }

  @Test
  void if_all_fail_it_has_failed() {
    a.answer = Trouble.failed(Cause.BROKEN, "a");
    b.answer = Trouble.failed(Cause.UNREACHABLE, "b");
    assertThat(ask()).isEqualTo(b.answer);
  }

  @Test
  void one_that_failed_is_left_alone_for_longer_and_longer() {
    a.answer = Trouble.failed(Cause.UNREACHABLE, "");
    ask();
    ask();
    assertThat(asked).containsExactly("a", "b", "b");
    later(Duration.ofMillis(1001));
    ask();
    assertThat(asked).endsWith("b", "a", "b");
    later(Duration.ofMillis(1001));
    ask();
    assertThat(asked).endsWith("a", "b", "b");
    later(Duration.ofMillis(1000));
    a.answer = CLEAN;
    ask();
    assertThat(asked).endsWith("b", "b", "a");
  }

  @Test
  void one_that_comes_back_begins_with_one_question_at_a_time() throws Exception {
    a.answer = Trouble.failed(Cause.UNREACHABLE, "");
    ask();
    later(Duration.ofMillis(1001));
    a.answer = CLEAN;
    a.gate = new CountDownLatch(1);
    a.arrived = new CountDownLatch(1);
    b.gate = new CountDownLatch(1);
    b.arrived = new CountDownLatch(1);
    asked.clear();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Answer>> answers = new ArrayList<>(List.of(threads.submit(this::ask)));
      a.arrived.await();
      answers.add(threads.submit(this::ask));
      b.arrived.await();
      b.arrived = new CountDownLatch(1);
      answers.add(threads.submit(this::ask));
      b.arrived.await();
      assertThat(asked).containsExactly("a", "b", "b");
      a.gate.countDown();
      b.gate.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get()).isEqualTo(CLEAN);
      }
    }
  }

  @Test
  void while_all_are_out_one_is_asked_nevertheless() {
    a.answer = Trouble.failed(Cause.UNREACHABLE, "");
    b.answer = Trouble.failed(Cause.UNREACHABLE, "");
    ask();
    a.answer = CLEAN;
    assertThat(ask()).isEqualTo(CLEAN);
  }

  @Test
  void tells_every_version_once() {
    assertThat(group.version()).isEqualTo("ClamAV 1.4/a | ClamAV 1.4/b");
  }

  @Test
  void several_clamd_stand_in_one_entry() {
    try (ScriptedClamd down = ScriptedClamd.onLoopback(ClamdScripts.closesAfter(5));
        ScriptedClamd up = ScriptedClamd.onLoopback(ClamdScripts.CLEAN);
        Engine both =
            new ClamdForm()
                .read(down.address() + "|" + up.address(), new Settings("", Map.of()))
                .apply("clamd")) {
      assertThat(both.ask(TEXT, Deadline.in(Duration.ofSeconds(30)))).isEqualTo(CLEAN);
      assertThat(up.contents()).hasSize(1);
    }
  }

  private void later(Duration time) {
    now[0] += time.toNanos();
  }
}
