package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.qmail.daemon.FakeQueue;

/**
 * {@code postern quarantine release} is killed, again and again, at any moment. Each message is
 * held or queued, whole; one that may be both is not queued a second time without a word; and at
 * the end, after what the administrator is told to do, each was queued once.
 */
class ReleaseKilledTest {
  /** A matter of minutes with a hundred: {@code -Dpostern.kills=100}. */
  private static final int KILLS = Integer.getInteger("postern.kills", 6);

  private static final int AT_ONCE = 12;

  /** Longer than one release takes. */
  private static final int LONGEST_WAIT = 60_000_000;

  private final Random random = new Random(20261122);
  @TempDir private Path folder;
  private HeldMail held;

  @BeforeEach
  void make_a_site() throws Exception {
    held = new HeldMail(folder);
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void every_message_is_held_or_queued_and_none_is_queued_twice() throws Exception {
    List<String> all = new ArrayList<>();
    for (int run = 0; run < KILLS; run++) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        ids.add("run%04dmessage%02d".formatted(run, i));
      }
      held.send(ids);
      all.addAll(ids);

      releaseUntilKilled(random.nextInt(2 * AT_ONCE - 2));

      await().until(this::noQueueRuns);
      Map<String, Integer> queued = queued();
      for (String id : all) {
        check(id, queued.getOrDefault(id, 0));
      }
      settle(ids, queued);
    }
    assertThat(queued()).hasSize(all.size()).allSatisfy((id, times) -> assertThat(times).isOne());
    assertThat(held.run("list").out()).containsExactly("nothing is held");
    assertThat(held.audit())
        .allMatch(line -> line.matches("20\\S+Z act=release folder=viruses .*"));
  }

  private void check(String id, int times) throws IOException {
    boolean isHeld = Files.exists(held.file(id));
    boolean begun = Files.exists(begun(id));
    assertThat(times).as(id).isLessThanOrEqualTo(1);
    assertThat(isHeld || times == 1).as("%s is somewhere", id).isTrue();
    if (isHeld) {
      assertThat(times == 0 || begun).as("%s is in both, and it is written down", id).isTrue();
      assertThat(Files.readString(held.file(id), ISO_8859_1)).isEqualTo(HeldMail.message(id));
      assertThat(held.run("show", id).out()).contains("from      <joe@example.net>");
    }
  }

  /** Does what the administrator would do. */
  private void settle(List<String> ids, Map<String, Integer> queued) throws IOException {
    for (String id : ids) {
      if (!Files.exists(held.file(id))) {
        continue;
      }
      if (Files.exists(begun(id))) {
        assertThat(held.run("release", id).exit()).isEqualTo(2);
        assertThat(held.file(id)).exists();
        boolean there = queued.containsKey(id);
        assertThat((there ? held.run("delete", id) : held.run("release", "--again", id)).exit())
            .isZero();
      } else {
        assertThat(held.run("release", id).exit()).isZero();
      }
    }
  }

  private Path begun(String id) {
    return folder.resolve("var/quarantine/viruses/release").resolve(id);
  }

  /** Returns how often each message was queued, whole and with its envelope. */
  private Map<String, Integer> queued() throws IOException {
    Map<String, Integer> times = new HashMap<>();
    for (FakeQueue.Queued one : held.queue.queued()) {
      String message = new String(one.message(), ISO_8859_1);
      String id = message.substring(message.indexOf('<') + 1, message.indexOf('@'));
      assertThat(message).isEqualTo(HeldMail.message(id));
      assertThat(one.envelope()).isEqualTo("Fjoe@example.net\0Tann@example.org\0\0");
      times.merge(id, 1, Integer::sum);
    }
    return times;
  }

  private boolean noQueueRuns() {
    int last = held.queue.calls();
    return last == 0 || Files.exists(folder.resolve("qmail/call." + last + "/exit"));
  }

  private void releaseUntilKilled(int lines) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                ReleasingProcess.class.getName(),
                held.conf.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (int i = 0; i <= lines && out.readLine() != null; i++) {
        // counts only
      }
      LockSupport.parkNanos(random.nextInt(LONGEST_WAIT));
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }
}
