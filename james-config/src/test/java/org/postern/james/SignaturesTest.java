package org.postern.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped signature file, switched on as its first lines say. */
class SignaturesTest {
  @Test
  void the_sentence_in_its_comment_is_found(@TempDir Path directory) throws Exception {
    try (James39 james =
        new James39(directory)
            .change(
                "mailetcontainer.xml",
                "<engines>builtin:</engines>",
                "<engines>builtin:file://conf/signatures</engines>")
            .start()) {
      String message =
          "Subject: x\r\n\r\nThis sentence is the test signature of a Postern site.\r\n";
      james.submit("a@example.net", List.of("joe@example.org"), message);
      List<Arrival> ends = new ArrayList<>();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                james.take().stream()
                    .filter(end -> end.recipients().contains("joe@example.org"))
                    .forEach(ends::add);
                return ends.size() == 1;
              });
      assertThat(ends.get(0).place()).isEqualTo("maildir://var/quarantine/viruses");
    }
  }
}
