package org.postern.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.attributes.MailContent;
import org.postern.mailets.RawMail;

/**
 * A process that stores, replaces and removes mail is killed, again and again, at any moment. Each
 * mail it said to have stored is there, and each that is there is whole.
 */
class MaildirCrashTest {
  /** A matter of minutes with a hundred: {@code -Dpostern.kills=100}. */
  private static final int KILLS = Integer.getInteger("postern.kills", 20);

  private static final int MOST_BEFORE_KILL = 60;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void every_stored_mail_is_there_and_every_mail_that_is_there_is_whole() throws Exception {
    Random random = new Random(20261122);
    Set<String> stored = new HashSet<>();
    Set<String> removed = new HashSet<>();
    for (int run = 0; run < KILLS; run++) {
      for (String line : linesOfAKilledWriter(run, 1 + random.nextInt(MOST_BEFORE_KILL))) {
        String[] words = line.split(" ");
        (words[0].equals("stored") ? stored : removed).add(words[1]);
      }
      MaildirRepository repository = opened();
      List<String> keys = new ArrayList<>();
      repository.list().forEachRemaining(key -> keys.add(key.asString()));
      assertThat(keys).doesNotHaveDuplicates();
      for (String key : keys) {
        Mail mail = repository.retrieve(new MailKey(key));
        assertThat(mail).isNotNull();
        assertThat(MaildirWriter.isWhole(key, RawMail.text(MailContent.of(mail)))).isTrue();
        assertThat(mail.getRecipients()).hasSize(1);
      }
      Set<String> missing = new HashSet<>(stored);
      missing.removeAll(removed);
      keys.forEach(missing::remove);
      // The writer may have been killed after it removed a mail and before it said so.
      assertThat(missing.stream().filter(key -> !key.endsWith("-removed"))).isEmpty();
      assertThat(keys).doesNotContainAnyElementsOf(removed);
      assertThat(Files.list(folder.resolve("tmp"))).isEmpty();
      assertThat(Files.list(folder.resolve("swap"))).isEmpty();
      assertThat(Files.list(folder.resolve("about"))).hasSameSizeAs(keys);
    }
    assertThat(stored).hasSizeGreaterThan(KILLS);
    assertThat(removed).isNotEmpty();
  }

  private List<String> linesOfAKilledWriter(int run, int count) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                MaildirWriter.class.getName(),
                folder.toString(),
                Integer.toString(run))
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (lines.size() == count) {
          writer.destroyForcibly();
        }
      }
    } catch (IOException e) {
      // The pipe broke with the process; what was read before counts.
    } finally {
      writer.destroyForcibly();
      writer.waitFor();
    }
    assertThat(lines).isNotEmpty();
    if (!lines.getLast().matches("(stored|removed) \\S+")) {
      lines.removeLast();
    }
    return lines;
  }

  private MaildirRepository opened() throws Exception {
    MaildirRepository repository = new MaildirRepository(folder, InstantSource.system());
    repository.init();
    return repository;
  }
}
