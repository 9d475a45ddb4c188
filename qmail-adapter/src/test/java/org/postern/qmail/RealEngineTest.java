package org.postern.qmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.inspection.engine.RealClamd;
import org.postern.qmail.daemon.PosternQueue;
import org.postern.samples.Sample;

/** A real clamd in the shipped chain, behind qmail: what it finds is kept and not queued. */
final class RealEngineTest {
  private static RealClamd clamd;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    clamd = RealClamd.start();
  }

  @AfterAll
  static void stop() {
    if (clamd != null) {
      clamd.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10-eicar-plain",
        "11-eicar-attached",
        "12-eicar-zip",
        "13-eicar-forwarded",
        "14-virus-and-policy"
      })
  void the_test_file_is_quarantined_and_not_queued(String name) throws Exception {
    Sample sample = Samples.named(name);
    try (Site site = Site.withEngines(directory, clamd.unixUri())) {
      PosternQueue.End end =
          site.client()
              .withPipeOn(6)
              .send(sample.message(), Site.envelope(sample.from(), sample.to()));

      assertThat(end).isEqualTo(new PosternQueue.End(0, ""));
      assertThat(site.passedOn()).isEmpty();
      assertThat(site.quarantine())
          .singleElement()
          .satisfies(
              kept -> {
                assertThat(kept.folder()).isEqualTo("viruses");
                assertThat(kept.sender()).isEqualTo(sample.from());
                assertThat(kept.recipients()).isEqualTo(sample.to());
                assertThat(kept.message()).isEqualTo(sample.message());
              });
      await().until(() -> site.leftovers().size() == 2);
    }
  }
}
