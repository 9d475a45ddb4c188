package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postern.inspection.spam.RealSpamd;

/** Mail that a real spamd judges, as a mailet. */
class ScoreSpamTest {
  private static RealSpamd spamd;

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
  void spam_is_found_and_marked() throws Exception {
    FakeMail mail = Mails.of("From: a@b.example\nSubject: hello\n\n" + RealSpamd.GTUBE + "\n");

    started("engines", spamd.tcpUri()).service(mail);

    assertThat(Mails.found(mail)).containsExactly("spam/tag spamd:score message");
    assertThat(Mails.text(mail))
        .isEqualTo(
            "X-Spam-Flag: YES\nX-Spam-Level: "
                + "*".repeat(50)
                + "\nX-Spam-Status: Yes, score=1000.0 required=5.0\n tests=GTUBE\n"
                + "From: a@b.example\nSubject: hello\n\n"
                + RealSpamd.GTUBE
                + "\n");
  }

  private static ScoreSpam started(String... settings) throws Exception {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder().mailetName("org.postern.mailets.ScoreSpam");
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    ScoreSpam mailet = new ScoreSpam();
    mailet.init(config.build());
    return mailet;
  }
}
