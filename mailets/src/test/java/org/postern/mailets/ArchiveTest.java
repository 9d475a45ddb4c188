package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.core.MailAddress;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.archive.ArchiveFolder;
import org.postern.archive.Packing;
import org.postern.attributes.MailContent;
import org.postern.inspection.content.Content;

/** Archive keeps a copy of the mail that it is asked to keep, lets it go on, and never pretends. */
class ArchiveTest {
  private static final String URL = "memory://archive";
  private static final String MESSAGE =
      "Subject: h\u00e9\r\nMessage-ID: <1@example.net>\r\n\r\nhello\r\n--journal-\r\n.";

  @TempDir private Path home;

  private final FakeRepositories store = new FakeRepositories();
  private final Archives archives = new Archives();
  private MailImpl mail;

  @BeforeEach
  void make_a_mail() throws Exception {
    mail = RawMail.of(MESSAGE);
    mail.setRecipients(
        List.of(new MailAddress("ann@example.org"), new MailAddress("hidden@example.com")));
  }

  @Test
  void a_mail_is_kept_byte_for_byte_and_goes_on() throws Exception {
    archive("folder", "var/archive").service(mail);
    assertThat(kept()).containsExactly(MESSAGE);
    assertThat(mail.getState()).isEqualTo("root");
  }

  @Test
  void a_trial_keeps_nothing_and_makes_nothing() throws Exception {
    FakeSession session = new FakeSession(true);
    session.attachTo(mail);
    archive("folder", "var/archive").service(mail);
    assertThat(session.told).isEmpty();
    assertThat(home.resolve("var")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "@EXAMPLE.net$, true",
    "^joe@, true",
    "hidden@, true",
    "'jhaar|ann', true",
    "@example.net.org, false",
    "^example, false"
  })
  void mail_is_kept_whose_sender_or_recipient_matches(String expression, boolean kept)
      throws Exception {
    archive("folder", "archive", "addresses", expression).service(mail);
    assertThat(kept()).hasSize(kept ? 1 : 0);
  }

  @Test
  void the_envelope_stands_below_the_message_as_qmail_scanner_wrote_it() throws Exception {
    archive("folder", "archive", "envelope", "bottom").service(mail);
    assertThat(kept())
        .containsExactly(
            MESSAGE
                + """

                *** Qmail-Scanner Envelope Details Begin ***
                X-Qmail-Scanner-Mail-From: "joe@example.net" via mail.example.net
                X-Qmail-Scanner-Rcpt-To: "ann@example.org,hidden@example.com"
                X-Qmail-Scanner: Postern
                *** Qmail-Scanner Envelope Details End ***
                """
                    .replace("\n", "\r\n"));
  }

  @Test
  void a_journal_message_has_the_envelope_and_the_original_byte_for_byte() throws Exception {
    archive("folder", "archive", "envelope", "journal").service(mail);
    String journal = kept().get(0);
    assertThat(journal).contains("\r\nX-MS-Journal-Report:\r\n");
    String boundary = journal.replaceAll("(?s).*boundary=\"([^\"]+)\".*", "$1");
    String[] parts = journal.split("(\r\n)?--" + boundary + "(--)?\r\n", -1);
    assertThat(parts).hasSize(4);
    assertThat(parts[1])
        .endsWith(
            "\r\n\r\nSender: joe@example.net\r\n"
                + "Subject: h\u00c3\u00a9\r\n"
                + "Message-Id: <1@example.net>\r\n"
                + "Recipient: ann@example.org\r\n"
                + "Recipient: hidden@example.com\r\n");
    assertThat(parts[2])
        .isEqualTo(
            "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + MESSAGE);
  }

  @Test
  void nothing_of_the_message_gets_out_of_its_line() throws Exception {
    mail = RawMail.of("Subject: =?utf-8?q?x=0D=0ARecipient:_forged@example.org?=\n\nhello");
    archive("folder", "archive", "envelope", "journal").service(mail);
    assertThat(kept().get(0))
        .contains("\nSubject: x??Recipient: forged@example.org\n")
        .doesNotContain("\nRecipient: forged");
  }

  @ParameterizedTest
  @CsvSource({"side", "bottom", "journal"})
  void a_repository_is_given_the_mail_and_the_mail_stays_as_it_is(String envelope)
      throws Exception {
    // What memory:// keeps has a header in US-ASCII.
    String message = MESSAGE.replace("\u00e9", "e");
    MailContent.replace(mail, Content.of(message.getBytes(ISO_8859_1)));
    archive("repository", URL, "envelope", envelope).service(mail);
    Mail kept = store.select(MailRepositoryUrl.from(URL)).retrieve(new MailKey("mail-1"));
    assertThat(kept).isNotNull();
    assertThat(kept.getRecipients()).hasSize(2);
    assertThat(RawMail.text(MailContent.of(kept))).contains(message);
    assertThat(RawMail.text(MailContent.of(mail))).isEqualTo(message);
    assertThat(mail.getState()).isEqualTo("root");
  }

  @ParameterizedTest
  @CsvSource({"repository, full://archive", "folder, file"})
  void what_cannot_be_kept_is_an_exception_or_goes_on(String where, String place) throws Exception {
    Files.writeString(home.resolve("elsewhere"), "");
    Archive defers = archive(where, place);
    Archive goesOn = archive(where, place, "onFailure", "go-on");
    Files.writeString(home.resolve("file"), "a file in the place of the folder");
    assertThatThrownBy(() -> defers.service(mail))
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith("the archive cannot keep mail-1: ")
        .hasMessageEndingWith(
            "; see that the disk is not full and that this server may write there");
    goesOn.service(mail);
    assertThat(mail.getState()).isEqualTo("root");
  }

  @Test
  void what_is_too_old_goes_when_the_first_mail_of_a_day_comes() throws Exception {
    Path folder = home.resolve("archive");
    try (ArchiveFolder old =
        ArchiveFolder.open(folder, InstantSource.fixed(Instant.parse("2001-01-01T00:00:00Z")))) {
      old.keep(mail, MailContent.of(mail), Packing.PLAIN);
    }
    assertThat(folder.resolve("2001/01/01/new")).isNotEmptyDirectory();
    archive("folder", "archive", "keep", "7y").service(mail);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(folder.resolve("2001/01/01")).doesNotExist());
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          foldr     | x                | foldr: is not a setting here; write one of addresses, compress, encryptTo, envelope, folder, keep, onFailure, repository, or remove it
          keep      | 7y               | folder: either this or repository says where; write one of them, such as var/archive
          folder    | elsewhere        | folder: "elsewhere" is a file; write a folder
          addresses | a(?=b)           | addresses: "a(?=b)" is not a regular expression of RE2: invalid or unsupported Perl syntax; look-ahead and back-references are not known
          envelope  | top              | envelope: "top" is not known here; write one of side, bottom, journal
          compress  | zip              | compress: "zip" is not known here; write one of none, gzip, zstd
          encryptTo | age1qqq          | encryptTo: "age1qqq" is not a recipient of age, as it has a mistake in it: its checksum is wrong; write what age-keygen prints as public key, age1 and 58 characters
          keep      | 7                | keep: "7" is no time to keep mail for; write a whole number of years, months or days such as 7y, 18m or 90d, or forever
          onFailure | ignore           | onFailure: "ignore" is neither defer nor go-on; write one
          repository| nosuch://x       | repository: "nosuch://x" cannot be opened: No Mail Repository associated with nosuch; write a protocol that mailrepositorystore.xml lists, and a place that this server may write to
          """)
  void mistake_is_told_at_the_start(String name, String value, String message) throws Exception {
    Files.writeString(home.resolve("elsewhere"), "");
    assertThatThrownBy(() -> archive(name, value))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("mailetcontainer.xml: mailet Archive: " + message);
  }

  @Test
  void a_repository_can_not_be_encrypted() {
    assertThatThrownBy(() -> archive("repository", URL, "keep", "7y"))
        .hasMessageContaining(
            "repository: \"memory://archive\" is stored to as it is; remove compress, encryptTo and"
                + " keep, or write folder instead");
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.getParent().endsWith("new"))
          .map(ArchiveTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Archive archive(String... settings) throws MessagingException {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder()
            .mailetName("Archive")
            .mailetContext(FakeMailContext.defaultContext());
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Archive archive = new Archive(store, archives, new FolderFiles(home));
    archive.init(config.build());
    return archive;
  }
}
