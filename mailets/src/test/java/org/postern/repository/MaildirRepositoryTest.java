package org.postern.repository;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.mailets.RawMail;

/** What the maildir repository does beyond James's contract. */
class MaildirRepositoryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Finding VIRUS =
      new Finding(Kind.VIRUS, Effect.BLOCK, "builtin", "Test.File", "2!a.zip!b", "a virus");

  @TempDir private Path folder;
  private MaildirRepository repository;

  @BeforeEach
  void open() throws Exception {
    repository = opened();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a: 1\r\n\r\nbody",
        "a: 1\n\nbody\n",
        "a: 1\rb: 2\r\rbody",
        "\r\nleading blank line",
        "no blank line",
        "Subject: \u00e4\u00ff\n\n\u0000\u0080\u00ff",
        "Content-Type: multipart/mixed; boundary=\n\n--\n"
      })
  void the_message_is_kept_and_given_back_byte_for_byte(String message) throws Exception {
    repository.store(RawMail.of(message));
    assertThat(Files.readString(folder.resolve("new/mail-1"), ISO_8859_1)).isEqualTo(message);
    assertThat(RawMail.text(MailContent.of(retrieved("mail-1")))).isEqualTo(message);
  }

  @Test
  void envelope_client_state_findings_and_attributes_come_back() throws Exception {
    MailImpl mail = RawMail.of("a: 1\n\n");
    MailFindings.add(mail, List.of(VIRUS));
    mail.setAttribute(new Attribute(AttributeName.of("count"), AttributeValue.of(7L)));
    mail.setState("virus");
    repository.store(mail);

    Mail back = retrieved("mail-1");
    assertThat(back.getMaybeSender().asString()).isEqualTo("joe@example.net");
    assertThat(back.getRecipients()).isEqualTo(mail.getRecipients());
    assertThat(back.getRemoteAddr()).isEqualTo("192.0.2.7");
    assertThat(back.getRemoteHost()).isEqualTo("mail.example.net");
    assertThat(back.getState()).isEqualTo("virus");
    assertThat(MailFindings.of(back)).containsExactly(VIRUS);
    assertThat(back.getAttribute(AttributeName.of("count")))
        .isEqualTo(mail.getAttribute(AttributeName.of("count")));
  }

  @Test
  void what_cannot_be_written_down_is_left_out() throws Exception {
    MailImpl mail = RawMail.of("a: 1\n\n");
    AttributeName name = AttributeName.of("session");
    mail.setAttribute(new Attribute(name, AttributeValue.ofUnserializable(new Object())));
    repository.store(mail);
    assertThat(retrieved("mail-1").getAttribute(name)).isEmpty();
  }

  @Test
  void the_side_file_is_json_that_people_can_read() throws Exception {
    MailImpl mail = RawMail.of("a: 1\n\n");
    MailFindings.add(mail, List.of(VIRUS));
    repository.store(mail);
    assertThat(Files.readString(folder.resolve("about/mail-1.json")))
        .contains("\"key\" : \"mail-1\"")
        .contains("\"stored\" : \"2026-11-22T12:00:00Z\"")
        .contains("\"size\" : 6")
        .contains("\"sha256\" : \"")
        .contains("\"sender\" : \"joe@example.net\"")
        .contains("\"recipients\" : [ \"ann@example.org\" ]")
        .contains("\"path\" : \"2!a.zip!b\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../escape", "/etc/passwd", "a/b", ".hidden", "x:2,S", "\u0000"})
  void no_key_leads_out_of_the_folder(String key) throws Exception {
    repository.store(RawMail.of(key, "a: 1\n\n"));
    assertThat(files("new")).hasSize(1);
    assertThat(keys(repository)).containsExactly(key);
    assertThat(RawMail.text(MailContent.of(retrieved(key)))).isEqualTo("a: 1\n\n");
    repository.remove(new MailKey(key));
    assertThat(everything()).isEmpty();
  }

  @Test
  void a_key_too_long_for_a_file_name_is_kept_in_the_side_file() throws Exception {
    String key = "k".repeat(1000);
    repository.store(RawMail.of(key, "a: 1\n\n"));
    assertThat(keys(repository)).containsExactly(key);
    assertThat(retrieved(key).getName()).isEqualTo(key);
  }

  @Test
  void folders_and_files_are_for_this_user_only() throws Exception {
    repository.store(RawMail.of("a: 1\n\n"));
    for (String path : List.of("new", "cur", "tmp", "about", "swap")) {
      assertThat(permissions(path)).isEqualTo("rwx------");
    }
    assertThat(permissions("new/mail-1")).isEqualTo("rw-------");
    assertThat(permissions("about/mail-1.json")).isEqualTo("rw-------");
  }

  @Test
  void a_message_that_a_mail_program_has_shown_is_still_there() throws Exception {
    repository.store(RawMail.of("a: 1\n\n"));
    Files.move(folder.resolve("new/mail-1"), folder.resolve("cur/mail-1:2,S"));
    assertThat(keys(repository)).containsExactly("mail-1");
    assertThat(repository.size()).isEqualTo(1);
    assertThat(retrieved("mail-1").getMaybeSender().asString()).isEqualTo("joe@example.net");

    repository.store(RawMail.of("a: 2\n\n"));
    assertThat(RawMail.text(MailContent.of(retrieved("mail-1")))).isEqualTo("a: 2\n\n");
    assertThat(files("cur")).isEmpty();
    repository.remove(new MailKey("mail-1"));
    assertThat(everything()).isEmpty();
  }

  @Test
  void a_message_that_was_put_there_by_hand_has_no_envelope() throws Exception {
    Files.writeString(folder.resolve("new/1268.M1P2.host"), "a: 1\n\n");
    Mail mail = retrieved("1268.M1P2.host");
    assertThat(mail.getRecipients()).isEmpty();
    assertThat(RawMail.text(MailContent.of(mail))).isEqualTo("a: 1\n\n");
  }

  @Test
  void a_place_that_cannot_be_written_to_is_an_error_that_says_so() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    MaildirRepository broken = new MaildirRepository(file.resolve("q"), InstantSource.system());
    assertThatThrownBy(broken::init)
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("maildir://" + file.resolve("q") + " cannot be opened")
        .hasMessageContaining("see that the disk is not full and that this server may write there");
  }

  @Test
  void a_mail_that_cannot_be_stored_leaves_nothing_behind() throws Exception {
    Files.delete(folder.resolve("new"));
    assertThatThrownBy(() -> repository.store(RawMail.of("a: 1\n\n")))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("cannot store mail-1");
    Files.createDirectory(folder.resolve("new"));
    assertThat(everything()).isEmpty();
  }

  private MaildirRepository opened() throws MessagingException {
    MaildirRepository opened = new MaildirRepository(folder, InstantSource.fixed(NOON));
    opened.init();
    return opened;
  }

  private Mail retrieved(String key) throws MessagingException {
    Mail mail = repository.retrieve(new MailKey(key));
    assertThat(mail).isNotNull();
    return mail;
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
  }

  private List<Path> files(String sub) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(sub))) {
      return files.toList();
    }
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getParent().endsWith("index"))
          .toList();
    }
  }

  private static List<String> keys(MaildirRepository repository) throws MessagingException {
    List<String> keys = new ArrayList<>();
    repository.list().forEachRemaining(key -> keys.add(key.asString()));
    return keys;
  }
}
