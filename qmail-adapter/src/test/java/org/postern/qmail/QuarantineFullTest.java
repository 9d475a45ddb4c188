package org.postern.qmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.qmail.daemon.PosternQueue;

/**
 * Mail that is to be held and cannot be: the client is asked to try again, and nothing of it is
 * left or delivered. The quarantine may be full by its own setting, or be a file where a folder
 * should be, which is what a disk that takes nothing looks like to the superuser too.
 */
class QuarantineFullTest {
  private static final String TEST =
      "Subject: x\n\nX5O!P%@AP[4\\PZX5"
          + "4(P^)7CC)7}$EICAR-STA"
          + "NDARD-ANTIVIRUS-TEST-FILE!$H+H*\n";

  @TempDir private Path directory;

  @Test
  void a_quarantine_that_is_full_puts_mail_off() throws Exception {
    try (Site site =
        Site.changed(
            directory,
            "<repository>maildir://var/quarantine/viruses</repository>",
            "<repository>maildir://var/quarantine/viruses</repository><most>10</most>")) {
      putOff(site);
    }
  }

  @Test
  void a_disk_that_takes_nothing_puts_mail_off() throws Exception {
    try (Site site = Site.asShipped(directory)) {
      Path index = directory.resolve("var/quarantine/viruses/index");
      Files.delete(index);
      Files.createFile(index);
      putOff(site);
    }
  }

  private void putOff(Site site) throws Exception {
    PosternQueue.End end =
        site.client()
            .withPipeOn(6)
            .send(TEST.getBytes(), Site.envelope("joe@example.net", List.of("ann@example.org")));
    assertThat(end.code()).as("try again").isEqualTo(82);
    assertThat(end.toString()).contains("4.3.0 This server has a problem");
    assertThat(site.queue().calls()).isZero();
    assertThat(site.quarantine()).isEmpty();
  }
}
