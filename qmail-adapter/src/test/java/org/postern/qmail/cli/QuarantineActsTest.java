package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.qmail.daemon.FakeQueue;

/** What an administrator does with a held message, and the line that each act leaves. */
class QuarantineActsTest {
  private static final String ID = "virus0000one";

  @TempDir private Path folder;
  private HeldMail held;

  @BeforeEach
  void hold_one() throws Exception {
    held = new HeldMail(folder);
    held.send(ID, HeldMail.virus(), "joe@example.net", "ann@example.org", "\u00e9 odd@@x");
  }

  @Test
  void a_message_is_released_as_it_came_and_is_held_no_more() throws Exception {
    Run run = held.run("release", "virus");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).containsExactly(ID + ": released");
    FakeQueue.Queued queued = held.queue.queued().getFirst();
    assertThat(held.queue.calls()).isEqualTo(1);
    assertThat(queued.envelope())
        .isEqualTo("Fjoe@example.net\0Tann@example.org\0T\u00e9 odd@@x\0\0");
    assertThat(new String(queued.message(), ISO_8859_1)).isEqualTo(HeldMail.virus());
    assertThat(held.file(ID)).doesNotExist();
    assertThat(held.run("list").out()).containsExactly("nothing is held");
    assertThat(held.audit()).hasSize(2);
    assertThat(held.audit().get(0))
        .matches(
            "20\\S+Z act=release folder=viruses id=virus0000one result=begun user=\\S+ uid=\\d+.*");
    assertThat(held.audit().get(1)).contains(" result=queued ");
    assertThat(Files.getPosixFilePermissions(folder.resolve("var/quarantine/audit.log")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void a_copy_to_somebody_else_leaves_the_message_held() throws Exception {
    assertThat(held.run("release", ID, "--to", "admin@example.org").exit()).isZero();
    assertThat(held.queue.queued().getFirst().envelope())
        .isEqualTo("Fjoe@example.net\0Tadmin@example.org\0\0");
    assertThat(held.file(ID)).exists();
    assertThat(held.audit().getFirst()).contains(" to=admin@example.org ");
  }

  @Test
  void as_an_attachment_it_stands_byte_for_byte_in_a_letter_of_ours() throws Exception {
    assertThat(held.run("release", ID, "--as-attachment").exit()).isZero();
    FakeQueue.Queued queued = held.queue.queued().getFirst();
    assertThat(queued.envelope()).startsWith("F\0Tann@example.org\0");
    assertThat(new String(queued.message(), ISO_8859_1))
        .startsWith("From: Quarantine <postmaster@localhost>\nTo: undisclosed-recipients:;\n")
        .contains("Content-Type: message/rfc822\n")
        .contains("8bit\n\n" + HeldMail.virus() + "\n--");
    assertThat(held.file(ID)).exists();
  }

  @Test
  void what_qmail_queue_refuses_stays_held_and_can_be_released_later() throws Exception {
    Files.writeString(folder.resolve("qmail/orders"), "exit 53\nok\n");
    Run run = held.run("release", ID);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().getFirst()).contains("stays held").contains("exited with 53");
    assertThat(held.file(ID)).exists();
    assertThat(held.audit().getLast()).contains(" result=failed ");
    assertThat(held.run("release", ID).exit()).isZero();
  }

  @Test
  void a_release_that_broke_off_is_not_done_again_without_a_word() throws Exception {
    Path begun = Files.createDirectories(folder.resolve("var/quarantine/viruses/release"));
    Files.writeString(begun.resolve(ID), "begun 2026-11-22T12:00:00Z by root");
    Run run = held.run("release", ID);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().getFirst())
        .contains("was being released before (begun 2026-11-22T12:00:00Z by root)")
        .contains("--again");
    assertThat(held.run("show", ID).out())
        .contains("release   begun and not ended: begun 2026-11-22T12:00:00Z by root");
    assertThat(held.queue.calls()).isZero();
    assertThat(held.run("release", "--again", ID).exit()).isZero();
    assertThat(held.queue.queued()).hasSize(1);
    assertThat(begun.resolve(ID)).doesNotExist();
  }

  @Test
  void rescan_and_explain_say_what_the_present_rules_say() throws Exception {
    Run scan = held.run("rescan", ID);
    assertThat(scan.exit()).isEqualTo(1);
    assertThat(scan.out().getFirst()).startsWith(ID + ": quarantine - virus/block builtin ");
    Run explain = held.run("explain", ID);
    assertThat(explain.exit()).isEqualTo(1);
    assertThat(explain.out()).contains("then", "now", "  findings");
    assertThat(held.file(ID)).exists();
    assertThat(held.queue.calls()).isZero();
    assertThat(held.audit().stream().map(line -> line.split(" ")[1]))
        .containsExactly("act=rescan", "act=explain");
  }

  @Test
  void delete_deletes() throws Exception {
    assertThat(held.run("delete", ID).out()).containsExactly(ID + ": deleted");
    assertThat(held.file(ID)).doesNotExist();
    assertThat(folder.resolve("var/quarantine/viruses/about/" + ID + ".json")).doesNotExist();
    assertThat(held.audit()).hasSize(2);
  }

  @Test
  void expire_takes_what_is_older_and_a_dry_run_only_says_so() throws Exception {
    assertThat(held.run("expire").out().getFirst())
        .isEqualTo("viruses: 0 messages of 0 bytes deleted");
    assertThat(held.run("expire", "--older", "0s", "--kind", "policy").out().getFirst())
        .startsWith("viruses: 0 messages");
    assertThat(held.run("expire", "--older", "0s", "--dry-run").out().getFirst())
        .startsWith("viruses: 1 messages of ")
        .endsWith(" would be deleted");
    assertThat(held.file(ID)).exists();
    assertThat(held.run("expire", "--size", "10").out().getFirst())
        .startsWith("viruses: 1 messages of ")
        .endsWith(" bytes deleted");
    assertThat(held.file(ID)).doesNotExist();
    assertThat(held.run("list").out()).containsExactly("nothing is held");
    assertThat(held.audit().stream().filter(line -> line.contains(" size=10 messages=1 ")))
        .singleElement()
        .asString()
        .contains(" result=done ");
  }
}
