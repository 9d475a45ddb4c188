package org.postern.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.MailContent;
import org.postern.mailets.RawMail;

/** What opening a maildir repository makes of each state that a crash can leave. */
class MaildirRecoveryTest {
  /** A process that is not there: no pid has so many digits. */
  private static final String DEAD = "1700000000000.99999999999_1_ab." + host() + ".";

  @TempDir private Path folder;
  private Instant now;

  @BeforeEach
  void make_the_folders() throws Exception {
    now = Instant.now();
    opened();
  }

  @Test
  void s1_a_message_in_tmp_is_swept() throws Exception {
    put("tmp/" + DEAD + "M,mail-1", "a: 1\n\n");
    assertThat(opened().size()).isZero();
    assertThat(everything()).isEmpty();
  }

  @Test
  void s2_message_and_side_file_in_tmp_are_swept() throws Exception {
    put("tmp/" + DEAD + "M,mail-1", "a: 1\n\n");
    put("tmp/" + DEAD + "S,mail-1", "{}");
    assertThat(opened().size()).isZero();
    assertThat(everything()).isEmpty();
  }

  @Test
  void s3_a_side_file_without_its_message_is_swept() throws Exception {
    put("tmp/" + DEAD + "M,mail-1", "a: 1\n\n");
    put("about/mail-1.json", "{}");
    assertThat(opened().size()).isZero();
    assertThat(everything()).isEmpty();
  }

  @Test
  void s4_a_stored_mail_stays() throws Exception {
    opened().store(RawMail.of("a: 1\n\n"));
    assertThat(opened().size()).isEqualTo(1);
    assertThat(message("mail-1")).isEqualTo("a: 1\n\n");
  }

  @Test
  void a_removal_that_was_begun_is_finished() throws Exception {
    put("tmp/" + DEAD + "R,mail-1", "a: 1\n\n");
    put("about/mail-1.json", "{}");
    opened();
    assertThat(everything()).isEmpty();
  }

  @Test
  void a_leftover_does_not_take_the_side_file_of_a_stored_mail_with_it() throws Exception {
    opened().store(RawMail.of("a: 1\n\n"));
    put("tmp/" + DEAD + "M,mail-1", "a: 2\n\n");
    opened();
    assertThat(everything())
        .containsExactlyInAnyOrder(
            folder.resolve("new/mail-1"), folder.resolve("about/mail-1.json"));
  }

  @Test
  void a_replacement_that_was_not_decided_leaves_the_old_mail() throws Exception {
    opened().store(RawMail.of("a: 1\n\n"));
    put("tmp/" + DEAD + "P,mail-1/message", "a: 2\n\n");
    put("tmp/" + DEAD + "P,mail-1/about", "{}");
    opened();
    assertThat(message("mail-1")).isEqualTo("a: 1\n\n");
    assertThat(everything()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "about", "message", "both"})
  void a_replacement_that_was_decided_is_finished(String done) throws Exception {
    MaildirRepository repository = opened();
    repository.store(RawMail.of("a: 2\n\n"));
    String side = Files.readString(folder.resolve("about/mail-1.json"));
    Files.createDirectory(folder.resolve("swap/mail-1"));
    if (done.equals("nothing")) {
      put("swap/mail-1/about", side);
      Files.writeString(folder.resolve("about/mail-1.json"), "{}");
    }
    if (done.equals("nothing") || done.equals("about")) {
      put("swap/mail-1/message", "a: 2\n\n");
      Files.writeString(folder.resolve("new/mail-1"), "a: 1\n\n");
    }
    if (done.equals("message")) {
      put("cur/mail-1:2,S", "a: 1\n\n");
    }
    assertThat(opened().size()).isEqualTo(1);
    assertThat(message("mail-1")).isEqualTo("a: 2\n\n");
    assertThat(Files.readString(folder.resolve("about/mail-1.json"))).isEqualTo(side);
    assertThat(everything()).hasSize(2);
  }

  @Test
  void what_a_living_process_works_on_is_left_alone() throws Exception {
    String living = "1700000000000." + ProcessHandle.current().pid() + "_1_ab." + host() + ".M,x";
    put("tmp/" + living, "a: 1\n\n");
    opened();
    assertThat(folder.resolve("tmp/" + living)).exists();
  }

  @Test
  void a_process_that_started_later_under_the_same_number_does_not_count() throws Exception {
    String later = "1700000000000." + ProcessHandle.current().pid() + "_1_ab." + host() + ".M,x";
    put("tmp/" + later, "a: 1\n\n");
    Instant before = ProcessHandle.current().info().startInstant().orElseThrow().minusSeconds(60);
    Files.setLastModifiedTime(folder.resolve("tmp/" + later), FileTime.from(before));
    opened();
    assertThat(folder.resolve("tmp/" + later)).doesNotExist();
  }

  @Test
  void what_another_host_works_on_is_left_alone_for_36_hours() throws Exception {
    String other = "1700000000000.1_1_ab.elsewhere.M,x";
    put("tmp/" + other, "a: 1\n\n");
    opened();
    assertThat(folder.resolve("tmp/" + other)).exists();
    now = now.plus(Duration.ofHours(37));
    opened();
    assertThat(folder.resolve("tmp/" + other)).doesNotExist();
  }

  private MaildirRepository opened() throws Exception {
    MaildirRepository repository = new MaildirRepository(folder, InstantSource.fixed(now));
    repository.init();
    return repository;
  }

  private void put(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  private String message(String key) throws Exception {
    Mail mail = opened().retrieve(new MailKey(key));
    assertThat(mail).isNotNull();
    return RawMail.text(MailContent.of(mail));
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getParent().endsWith("index"))
          .toList();
    }
  }

  private static String host() {
    return TemporaryNames.ofThisProcess().host();
  }
}
