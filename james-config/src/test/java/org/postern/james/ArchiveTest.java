package org.postern.james;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sample of Archive, switched on, in a James server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchiveTest {
  private static final String MESSAGE = "Bcc: kim@example.org\r\nSubject: h\u00e9\r\n\r\nhello";

  private James39 james;
  private Path archive;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    archive = directory.resolve("var/archive");
    james =
        new James39(directory)
            .change(
                "mailetcontainer.xml",
                "It stands before anything that changes mail.\n",
                "It stands before anything that changes mail. -->\n")
            .change(
                "mailetcontainer.xml",
                "</mailet>\n      -->\n\n      <!-- Mail that says Bcc",
                "</mailet>\n\n      <!-- Mail that says Bcc")
            .start();
  }

  @AfterAll
  void stop() {
    james.close();
  }

  @Test
  @Order(1)
  void what_cannot_be_kept_waits_and_comes_again() throws Exception {
    Files.createDirectories(archive.getParent());
    Files.writeString(archive, "a file in the place of the folder");
    james.submit("a@example.net", List.of("joe@example.org"), MESSAGE);
    await().atMost(Duration.ofMinutes(1)).until(() -> !james.delayed().isEmpty());

    assertThat(james.delayed().get(0).delay()).isEqualTo(Duration.ofMinutes(10));
    assertThat(james.take()).isEmpty();
    Files.delete(archive);
  }

  @Test
  @Order(2)
  void passed_mail_is_kept_as_it_came_with_all_recipients_and_delivered() throws Exception {
    james.submit("a@example.net", List.of("joe@example.org", "kim@example.org"), MESSAGE);
    List<Arrival> ends = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              ends.addAll(james.take());
              return !ends.isEmpty();
            });
    assertThat(ends.get(0).place()).isEqualTo("local");
    assertThat(ends.get(0).message()).doesNotContain("Bcc:");
    assertThat(Files.readString(file("new"), ISO_8859_1)).isEqualTo(MESSAGE);
    assertThat(Files.readString(file("about")))
        .contains("\"a@example.net\"", "\"joe@example.org\"", "\"kim@example.org\"");
  }

  private Path file(String folder) throws Exception {
    try (Stream<Path> files = Files.walk(archive)) {
      List<Path> all =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getParent().endsWith(folder))
              .toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
