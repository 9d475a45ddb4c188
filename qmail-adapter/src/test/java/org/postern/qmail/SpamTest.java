package org.postern.qmail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.inspection.spam.RealSpamd;
import org.postern.qmail.daemon.PosternQueue;

/** The shipped sample of ScoreSpam, switched on, with a real spamd, behind qmail. */
final class SpamTest {
  private static final PosternQueue.End ACCEPTED = new PosternQueue.End(0, "");
  private static final String HAM = "From: a@b.example\nSubject: hello\n\nhello\n";
  private static final String LOUD = HAM.replace("hello\n\n", "loud\n\n");
  private static final String FORGED = "X-Spam-Status: No, score=-9\n";

  private static RealSpamd spamd;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    spamd = RealSpamd.start();
  }

  @AfterAll
  static void stop() {
    if (spamd != null) {
      spamd.close();
    }
  }

  @Test
  void mail_below_the_scores_is_queued_with_its_own() throws Exception {
    try (Site site = Site.withSpamEngine(directory, spamd.unixUri())) {
      assertThat(send(site.client(), FORGED + LOUD, "ann@quiet.example")).isEqualTo(ACCEPTED);
      assertThat(queued(site))
          .endsWith(
              "X-Spam-Level: ***\nX-Spam-Status: No, score=3.5 required=5.0\n tests=T_LOUD\n"
                  + LOUD)
          .contains(" score=3.5/5.0;");
    }
  }

  @Test
  void mail_above_the_first_score_is_queued_with_marks() throws Exception {
    try (Site site = Site.withSpamEngine(directory, spamd.tcpUri())) {
      assertThat(send(site.client(), LOUD, "ann@loud.example")).isEqualTo(ACCEPTED);
      assertThat(queued(site))
          .startsWith("X-Postern: outcome=tag;")
          .endsWith(
              "X-Spam-Flag: YES\nX-Spam-Level: *****\n"
                  + "X-Spam-Status: Yes, score=5.5 required=5.0\n tests=T_LOUD,T_SENDER\n"
                  + LOUD.replace("Subject: ", "Subject: ***SPAM*** "));
    }
  }

  @Test
  void mail_above_the_second_score_is_kept_in_its_own_folder() throws Exception {
    try (Site site = Site.withSpamEngine(directory, spamd.tcpUri())) {
      assertThat(send(site.client(), HAM + RealSpamd.GTUBE + "\n", "ann@quiet.example"))
          .isEqualTo(ACCEPTED);
      assertThat(site.queue().calls()).isZero();
      assertThat(site.quarantine())
          .singleElement()
          .satisfies(
              kept -> {
                assertThat(kept.folder()).isEqualTo("spam");
                assertThat(new String(kept.message(), ISO_8859_1))
                    .startsWith("X-Spam-Flag: YES\n")
                    .endsWith("\n" + HAM + RealSpamd.GTUBE + "\n");
              });
    }
  }

  @Test
  void mail_of_ones_own_users_is_left_alone() throws Exception {
    try (Site site = Site.withSpamEngine(directory, spamd.tcpUri())) {
      assertThat(send(site.client().with("RELAYCLIENT", ""), FORGED + LOUD, "ann@loud.example"))
          .isEqualTo(ACCEPTED);
      assertThat(queued(site)).endsWith(FORGED + LOUD).doesNotContain("X-Spam-Level");
    }
  }

  @Test
  void without_an_engine_mail_is_queued_and_says_nothing() throws Exception {
    try (Site site = Site.withSpamEngine(directory, "spamd:" + directory.resolve("none"))) {
      assertThat(send(site.client(), FORGED + LOUD, "ann@loud.example")).isEqualTo(ACCEPTED);
      assertThat(queued(site))
          .endsWith("\n" + LOUD)
          .contains("finding=unscanned/note:spamd:unreachable")
          .doesNotContain("X-Spam-");
    }
  }

  private static PosternQueue.End send(PosternQueue client, String message, String sender)
      throws Exception {
    return client
        .withPipeOn(6)
        .send(message.getBytes(ISO_8859_1), Site.envelope(sender, List.of("joe@example.org")));
  }

  private static String queued(Site site) throws Exception {
    assertThat(site.queue().queued()).hasSize(1);
    return new String(site.queue().queued().get(0).message(), ISO_8859_1);
  }
}
