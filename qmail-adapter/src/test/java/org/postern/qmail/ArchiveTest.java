package org.postern.qmail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.qmail.daemon.PosternQueue;

/** The shipped sample of Archive, switched on, behind qmail. */
final class ArchiveTest {
  private static final PosternQueue.End ACCEPTED = new PosternQueue.End(0, "");
  private static final String MAIL =
      "From: a@b.example\nBcc: x@y.example\nSubject: h\u00e9\n\nhello";

  @TempDir private Path directory;

  @Test
  void passed_mail_is_kept_as_it_came_with_all_recipients() throws Exception {
    try (Site site = Site.withArchive(directory, "")) {
      assertThat(send(site, MAIL)).isEqualTo(ACCEPTED);
      assertThat(site.queue().queued()).hasSize(1);
    }
    assertThat(files("new"))
        .singleElement()
        .satisfies(file -> assertThat(Files.readString(file, ISO_8859_1)).isEqualTo(MAIL));
    assertThat(files("about"))
        .singleElement()
        .satisfies(
            file ->
                assertThat(Files.readString(file))
                    .contains("\"a@b.example\"", "\"joe@example.org\"", "\"kim@example.org\""));
  }

  @Test
  void mail_that_is_quarantined_is_not_kept() throws Exception {
    String virus =
        MAIL.replace("hello", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-")
            + "TEST-FILE!$H+H*";
    try (Site site = Site.withArchive(directory, "")) {
      assertThat(send(site, virus)).isEqualTo(ACCEPTED);
      assertThat(site.quarantine()).hasSize(1);
    }
    assertThat(files("new")).isEmpty();
  }

  @Test
  void what_cannot_be_kept_is_not_queued_and_the_client_tries_again() throws Exception {
    Files.createDirectories(directory.resolve("var"));
    try (Site site = Site.withArchive(directory, "")) {
      Files.writeString(directory.resolve("var/archive"), "a file in the place of the folder");
      PosternQueue.End end = send(site, MAIL);
      assertThat(end.code()).isEqualTo(82);
      assertThat(end.text()).startsWith("Z4.7.1 ");
      assertThat(site.queue().calls()).isZero();
    }
  }

  @Test
  void what_cannot_be_kept_goes_on_if_the_settings_say_so() throws Exception {
    Files.createDirectories(directory.resolve("var"));
    try (Site site = Site.withArchive(directory, "<onFailure>go-on</onFailure>")) {
      Files.writeString(directory.resolve("var/archive"), "a file in the place of the folder");
      assertThat(send(site, MAIL)).isEqualTo(ACCEPTED);
      assertThat(site.queue().queued()).hasSize(1);
    }
  }

  private static PosternQueue.End send(Site site, String message) throws Exception {
    return site.client()
        .withPipeOn(6)
        .send(
            message.getBytes(ISO_8859_1),
            Site.envelope("a@b.example", List.of("joe@example.org", "kim@example.org")));
  }

  private List<Path> files(String folder) throws IOException {
    Path archive = directory.resolve("var/archive");
    if (!Files.exists(archive)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(archive)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getParent().endsWith(folder))
          .toList();
    }
  }
}
