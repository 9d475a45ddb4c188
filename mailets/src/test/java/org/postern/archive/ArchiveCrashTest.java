package org.postern.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that archives mail by several threads is killed with SIGKILL, again and again, at any
 * moment; {@code -Dpostern.archive.kills=200} says how often. Each mail it said to have kept is
 * there, each that is there is whole and in the chain once, and no line is without its files.
 */
class ArchiveCrashTest {
  private static final int KILLS = Integer.getInteger("postern.archive.kills", 15);
  private static final int MOST_BEFORE_KILL = 80;
  private static final int WORDS = 5_000;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void every_kept_mail_is_there_and_the_chain_knows_every_mail_that_is_there() throws Exception {
    Random random = new Random(20261122);
    Map<String, String> said = new HashMap<>();
    for (int run = 0; run < KILLS; run++) {
      note(said, linesOfAKilledWriter(run, 1 + random.nextInt(MOST_BEFORE_KILL)));
      assertAllIsThere(said, WORDS);
    }
    assertThat(said).hasSizeGreaterThan(KILLS);
  }

  /** The limit for one file is what the log of the day reaches first, within a line. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void a_disk_that_takes_no_more_leaves_no_half_line_and_no_half_mail(@TempDir Path other)
      throws Exception {
    Path told = other.resolve("told");
    List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 16; exec \"$@\"", "-"));
    command.addAll(command(1, 10));
    Process writer = new ProcessBuilder(command).redirectError(told.toFile()).start();
    List<String> lines = new String(writer.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(writer.waitFor()).isZero();
    assertThat(Files.readString(told)).contains("File too large");
    Map<String, String> said = new HashMap<>();
    note(said, lines);
    assertThat(said).hasSizeBetween(40, 80);
    assertAllIsThere(said, 10);
    assertThat(Verification.of(folder, LocalDate.MIN, LocalDate.MAX, Set.of()).mails())
        .isEqualTo(said.size());
  }

  private static void note(Map<String, String> said, List<String> lines) {
    for (String line : lines) {
      if (line.matches("kept \\S+ \\d{8}-[0-9a-f]{20}")) {
        said.put(line.split(" ")[1], line.split(" ")[2]);
      }
    }
  }

  private void assertAllIsThere(Map<String, String> said, int words) throws IOException {
    ArchiveFolder.open(folder, InstantSource.system()).close();
    Verification.Result result = Verification.of(folder, LocalDate.MIN, LocalDate.MAX, Set.of());
    assertThat(result.faults()).isEmpty();
    assertThat(Files.list(folder.resolve("tmp"))).isEmpty();
    Map<String, String> there = new HashMap<>();
    ArchiveSearch search = new ArchiveSearch(folder, List.of());
    search.each(
        LocalDate.MIN,
        LocalDate.MAX,
        mail -> {
          assertThat(there.put(mail.key(), mail.id().toString())).isNull();
          assertThat(Files.readString(search.file(mail.id())))
              .isEqualTo(ArchiveWriter.whole(mail.key(), words));
        });
    assertThat(there).hasSize(result.mails()).containsAllEntriesOf(said);
  }

  private List<String> command(int run, int words) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-Xshare:auto",
        "-cp",
        System.getProperty("java.class.path"),
        ArchiveWriter.class.getName(),
        folder.toString(),
        Integer.toString(run),
        Integer.toString(words));
  }

  private List<String> linesOfAKilledWriter(int run, int count) throws Exception {
    Process writer =
        new ProcessBuilder(command(run, WORDS))
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
    return lines;
  }
}
