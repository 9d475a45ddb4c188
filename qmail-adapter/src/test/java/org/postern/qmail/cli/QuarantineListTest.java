package org.postern.qmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code postern quarantine list} and {@code show}, on mail that the shipped chain held. */
class QuarantineListTest {
  @TempDir private Path folder;
  private HeldMail held;

  @BeforeEach
  void hold_two() throws Exception {
    held = new HeldMail(folder);
    held.send("virus0000one", HeldMail.virus(), "joe@example.net", "ann@example.org", "bob@x.org");
    held.send("policy000two", HeldMail.program(), "", "ann@example.org");
  }

  @Test
  void the_newest_stands_first() {
    Run run = held.run("list");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).hasSize(3);
    assertThat(run.out().get(0)).matches("id +stored +folder +size +found +from +to");
    assertThat(run.out().get(1))
        .matches("policy000two +20\\S+Z +policy +\\S+ +policy \\S+ +<> +<ann@example.org>");
    assertThat(run.out().get(2))
        .matches(
            "virus0000one +20\\S+Z +viruses +\\S+ +virus \\S+ +<joe@example.net> "
                + "+<ann@example.org> and 1 more");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "--kind virus, virus0000one",
    "--kind policy, policy000two",
    "--kind none, ''",
    "--from JOE@, virus0000one",
    "--to bob, virus0000one",
    "--to nobody, ''",
    "--since 1h, policy000two virus0000one",
    "--since 2100-01-01, ''",
    "--limit 1, policy000two",
    "--in viruses, virus0000one",
    "--rule nosuch, ''"
  })
  void what_is_asked_for_is_listed(String options, String ids) {
    Run run = held.run(("list --json " + options).split(" "));
    assertThat(run.err()).isEmpty();
    assertThat(run.out().stream().map(line -> line.split("\"")[3]))
        .containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
  }

  @Test
  void a_message_is_shown_by_the_beginning_of_its_name_and_does_nothing_to_the_terminal() {
    Run run = held.run("show", "vir");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(
            "id        virus0000one",
            "from      <joe@example.net>",
            "to        <ann@example.org>, <bob@x.org>",
            "client    192.0.2.7",
            "findings",
            "  Subject: ?[2Ja virus");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch | nosuch is not held here; postern quarantine list says what is",
        "../../../etc/passwd | ../../../etc/passwd is not held here; postern quarantine list says what is",
      })
  void another_name_is_not_held(String id, String message) {
    Run run = held.run("show", id);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).containsExactly("postern quarantine show: " + message);
  }

  @Test
  void a_beginning_that_two_have_is_not_enough() throws Exception {
    held.send("virus0000two", HeldMail.virus(), "joe@example.net", "ann@example.org");
    Run run = held.run("show", "virus");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().getFirst())
        .isEqualTo(
            "postern quarantine show: virus is the beginning of more than one: virus0000two in"
                + " viruses, virus0000one in viruses; write more of it, or name the folder with --in");
  }
}
