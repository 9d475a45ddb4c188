package org.postern.qmail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.age.AgeRecipient;
import org.postern.archive.ArchiveFolder;
import org.postern.archive.ArchiveId;
import org.postern.archive.Compression;
import org.postern.archive.Packing;
import org.postern.attributes.ContentMessage;
import org.postern.inspection.content.Content;

/** {@code postern archive}: over an archive with a plain mail and an encrypted one. */
class ArchiveCommandTest {
  private static final String PUBLIC =
      "age1qe4s48pdzkq7ze254mdlty2gc5ygrhjnpmeymrpj0n7d8nw2nshs6cfpth";
  private static final String SECRET =
      "AGE-SECRET-KEY-14VD7K896GDJEPZ5T7844C2V0PPNA70G5PNC4FE8WLXWX664TX2ZSKP44LU";

  @TempDir private Path folder;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private ArchiveId plain;
  private ArchiveId sealed;

  @BeforeEach
  void archive() throws Exception {
    InstantSource old = InstantSource.fixed(Instant.now().minus(Duration.ofDays(400)));
    try (ArchiveFolder archive = ArchiveFolder.open(folder, old)) {
      plain = keep(archive, "mail-1", "joe@example.net", Packing.PLAIN);
      Packing packing = new Packing(Compression.GZIP, List.of(AgeRecipient.parse(PUBLIC)));
      sealed = keep(archive, "mail-2", "ann@example.net", packing);
    }
  }

  @Test
  void verify_says_that_all_is_well_and_where_the_chain_ends() {
    Run run = run("verify");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .singleElement()
        .asString()
        .matches("3 lines, 2 mails read, 0 expired, 0 faults, end [0-9a-f]{64}");
  }

  @Test
  void verify_says_what_was_changed() throws Exception {
    Files.writeString(file(plain), "changed");
    Run run = run("verify");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().get(0)).isEqualTo(plain + ": the message was changed");
    assertThat(run.out().get(1)).contains(", 1 fault, end ");
    assertThat(run("verify", "--from", "2999-01-01").exit()).isZero();
    assertThat(run("verify", "--known", "ab").out().get(0))
        .isEqualTo("chain: has no line with the hash ab any more");
  }

  @Test
  void find_asks_the_envelope() throws Exception {
    Run run = run("find", "--from", "JOE@", "--to", "kim");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .singleElement()
        .asString()
        .startsWith(plain + " ")
        .endsWith(" 13 - mail-1 <joe@example.net> <kim@example.org>,<eve@example.org>");
    assertThat(run.err())
        .containsExactly("1 mails are encrypted and were not asked; name your key with -i");
    assertThat(run("find", "--from", "nobody").exit()).isEqualTo(1);
    assertThat(run("find", "--id", "mail-1").out()).hasSize(1);
    assertThat(run("find").out()).hasSize(2).anyMatch(line -> line.endsWith(" - ? ? ?"));
    assertThat(run("find", "-i", key(), "--from", "ann").out())
        .singleElement()
        .asString()
        .contains("<ann@example.net>");
  }

  @Test
  void show_writes_the_bytes_or_says_how_to_open_them() throws Exception {
    assertThat(run("show", plain.toString()).exit()).isZero();
    assertThat(bytes.toString(UTF_8)).isEqualTo("a: 1\r\n\r\nhello");
    bytes.reset();
    Run run = run("show", sealed.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().get(1)).matches("  age -d -i KEYFILE '/.*\\.gz\\.age' \\| gunzip");
    assertThat(run("show", "-i", key(), sealed.toString()).exit()).isZero();
    assertThat(bytes.toString(UTF_8)).endsWith("hello");
  }

  @Test
  void what_is_held_does_not_expire() {
    assertThat(run("hold", plain.toString(), sealed.toString()).exit()).isZero();
    assertThat(run("expire", "--keep", "1y").out()).containsExactly("0 expired");
    assertThat(run("release-hold", plain.toString()).exit()).isZero();
    assertThat(run("expire", "--keep", "1y").out()).containsExactly("1 expired");
    assertThat(run("verify").out().get(0)).contains("1 mails read, 1 expired, 0 faults");
    assertThat(run("show", plain.toString()).err())
        .containsExactly("postern archive show: " + plain + ": is not in the archive");
  }

  @Test
  void the_folder_is_that_of_the_mailet() throws Exception {
    Path conf = Shipped.in(Files.createDirectories(folder.resolve("site")));
    List<String> err = run("postern", "archive", "verify", "--config", conf.toString()).err();
    assertThat(err.get(0)).endsWith("say with --archive where one is");
    Path container = conf.resolve("mailetcontainer.xml");
    Files.writeString(
        container,
        Files.readString(container)
            .replace(
                "<mailet match=\"All\" class=\"org.postern.mailets.Accept\"/>",
                "<mailet match=\"All\" class=\"org.postern.mailets.Archive\">"
                    + "<folder>"
                    + folder
                    + "</folder></mailet>"));
    assertThat(run("postern", "archive", "verify", "--config", conf.toString()).exit()).isZero();
  }

  @Test
  void mistakes_on_the_command_line_are_told() {
    assertThat(run("show", "../../etc/passwd").err().get(0))
        .contains("\"../../etc/passwd\" is not the ID of an archived mail");
    assertThat(run("expire", "--keep", "7").err().get(0)).contains("is no time to keep mail for");
    assertThat(run("postern", "archive", "find", "--archive", "/nowhere").err())
        .containsExactly(
            "postern archive find: /nowhere: is no archive, as it has no folder chain");
  }

  private String key() throws Exception {
    return Files.writeString(folder.resolve("key"), "# mine\n" + SECRET + "\n").toString();
  }

  private Path file(ArchiveId id) throws Exception {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().equals(id.toString()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static ArchiveId keep(ArchiveFolder archive, String name, String sender, Packing packing)
      throws Exception {
    Content message = Content.of("a: 1\r\n\r\nhello".getBytes(UTF_8));
    MailImpl mail =
        MailImpl.builder()
            .name(name)
            .sender(sender)
            .addRecipients(
                List.of(new MailAddress("kim@example.org"), new MailAddress("eve@example.org")))
            .build();
    mail.setMessageNoCopy(new ContentMessage(message));
    return archive.keep(mail, message, packing);
  }

  /** Runs a command of {@code postern archive} on the archive, or any command. */
  private Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (all.get(0).equals("postern")) {
      all.remove(0);
    } else {
      all.add(0, "archive");
      all.addAll(2, List.of("--archive", folder.toString()));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Postern.commands(
                Commands.with(
                    _ -> new FakeExaminer(), new ByteArrayInputStream(new byte[0]), bytes))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Run(exit, out.toString().lines().toList(), err.toString().lines().toList());
  }
}
