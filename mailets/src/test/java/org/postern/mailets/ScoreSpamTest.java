package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.attributes.Client;
import org.postern.attributes.MailContent;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailEngines;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailScore;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.settings.Settings;
import org.postern.inspection.spam.Judgement;
import org.postern.inspection.spam.RealRspamd;
import org.postern.inspection.spam.RealSpamd;
import org.postern.inspection.spam.SpamEngine;
import org.postern.inspection.spam.SpamEngines;
import org.postern.inspection.spam.SpamQuestion;

/** Mail that a real spamd or rspamd judges. */
class ScoreSpamTest {
  private static final String HAM = "From: a@b.example\r\nSubject: hello\r\n\r\nhello\r\n";
  private static final String LOUD = HAM.replace("hello\r\n\r\n", "loud\r\n\r\n");
  private static final String SPAM = HAM + RealSpamd.GTUBE + "\r\n";
  private static final String FORGED =
      "X-Spam-Status: No, score=-5\r\n required=5\r\nx-spam-flag : NO\r\n";

  /** Nobody listens there: reserved by IANA. */
  private static final String NOBODY = "spamd://127.0.0.1:1";

  private static RealSpamd spamd;
  private static RealRspamd rspamd;

  @BeforeAll
  static void start() {
    spamd = RealSpamd.start();
    rspamd = RealRspamd.start();
  }

  @AfterAll
  static void stop() {
    if (spamd != null) {
      spamd.close();
    }
    if (rspamd != null) {
      rspamd.close();
    }
  }

  @Test
  void spam_is_found_and_marked() throws Exception {
    MailImpl mail = RawMail.of(FORGED + SPAM);

    started("engines", spamd.tcpUri()).service(mail);

    assertThat(Mails.found(mail)).containsExactly("spam/tag spamd:score message");
    assertThat(MailFindings.of(mail))
        .extracting(Finding::detail)
        .containsExactly("spamd scored 1000.0, spam from 5.0: GTUBE");
    assertThat(text(mail))
        .isEqualTo(
            "X-Spam-Flag: YES\r\nX-Spam-Level: "
                + "*".repeat(50)
                + "\r\nX-Spam-Status: Yes, score=1000.0 required=5.0\r\n tests=GTUBE\r\n"
                + SPAM);
    assertThat(MailDetectors.haveLooked(mail, Kind.SPAM)).isTrue();
    assertThat(MailEngines.of(mail)).containsExactly("spamd");
    assertThat(MailScore.of(mail)).hasValue("1000.0/5.0");
  }

  @Test
  void other_mail_has_its_score_and_no_finding() throws Exception {
    MailImpl mail = RawMail.of(FORGED + LOUD);

    started("engines", spamd.unixUri()).service(mail);

    assertThat(Mails.found(mail)).isEmpty();
    assertThat(text(mail))
        .isEqualTo(
            "X-Spam-Level: ***\r\n"
                + "X-Spam-Status: No, score=3.5 required=5.0\r\n tests=T_LOUD\r\n"
                + LOUD);
    assertThat(MailDetectors.haveLooked(mail, Kind.SPAM)).isTrue();
    assertThat(MailScore.of(mail)).hasValue("3.5/5.0");
  }

  /** Subject loud is 3.5 for spamd and 7 for rspamd, which tags at 6 and rejects its test text. */
  @ParameterizedTest(name = "{0} with {1}: {2} is {3}")
  @CsvSource({
    "spamd, tagAt 3.5, loud, spam/tag",
    "spamd, tagAt 3.6, loud, ''",
    "spamd, tagAt 3 blockAt 3.2, loud, spam/block",
    "spamd, tagAt 3 deferAt 3.2 blockAt 9, loud, spam/defer",
    "spamd, action scores blockAt 900, spam, spam/block",
    "spamd, action engine, spam, spam/tag",
    "rspamd, action engine, loud, spam/tag",
    "rspamd, action engine, spam, spam/block",
    "rspamd, action engine, ham, ''",
    "rspamd, blockAt 7, loud, spam/block",
    "rspamd, blockAt 20, spam, ''"
  })
  void scores_lead_to(String engine, String settings, String message, String found)
      throws Exception {
    String uri = engine.equals("spamd") ? spamd.tcpUri() : rspamd.tcpUri();
    MailImpl mail = RawMail.of(message.equals("spam") ? SPAM : message.equals("loud") ? LOUD : HAM);

    started(("engines " + uri + " " + settings).split(" ")).service(mail);

    assertThat(Mails.found(mail))
        .isEqualTo(found.isEmpty() ? List.of() : List.of(found + " " + engine + ":score message"));
  }

  @Test
  void what_rspamd_wants_on_the_message_is_put_there() throws Exception {
    MailImpl mail = RawMail.of("X-Old: a\r\nX-Test: forged\r\n" + HAM);

    started("engines", rspamd.unixUri()).service(mail);

    assertThat(text(mail))
        .isEqualTo(
            "X-Spam-Level: \r\nX-Spam-Status: No, score=0.0 required=15.0\r\n tests=none\r\n"
                + "X-Test: mail-1\r\n"
                + HAM);
  }

  @Test
  void the_subject_of_tagged_mail_says_so() throws Exception {
    MailImpl mail = RawMail.of(SPAM);

    started("engines", spamd.tcpUri(), "subjectTag", "*SPAM*", "headers", "false").service(mail);

    assertThat(text(mail)).isEqualTo(SPAM.replace("Subject: ", "Subject: *SPAM* "));
  }

  @ParameterizedTest(name = "skip {0}, relaying {1}, user {2}: asked is {3}")
  @CsvSource({
    "relaying, false, '', true",
    "relaying, true, '', false",
    "relaying, false, joe, false",
    "authenticated, true, '', true",
    "authenticated, true, joe, false",
    "none, true, joe, true"
  })
  void mail_of_ones_own_users_is_left_alone(
      String skip, boolean relaying, String user, boolean asked) throws Exception {
    MailImpl mail = RawMail.of(FORGED + SPAM);
    if (relaying) {
      mail.setAttribute(new Attribute(Client.RELAYING, AttributeValue.of("true")));
    }
    if (!user.isEmpty()) {
      mail.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of(user)));
    }

    started("engines", spamd.tcpUri(), "skip", skip).service(mail);

    assertThat(Mails.found(mail)).hasSize(asked ? 1 : 0);
    assertThat(MailDetectors.haveLooked(mail, Kind.SPAM)).isEqualTo(asked);
    assertThat(text(mail).equals(FORGED + SPAM)).isEqualTo(!asked);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"note, unscanned/note", "defer, unscanned/defer"})
  void where_no_engine_answers(String onFailure, String found) throws Exception {
    MailImpl mail = RawMail.of(FORGED + HAM);
    MailScore.note(mail, "1.0/5.0");

    started("engines", NOBODY, "onFailure", onFailure).service(mail);

    assertThat(Mails.found(mail)).containsExactly(found + " spamd:unreachable message");
    assertThat(MailDetectors.haveLooked(mail, Kind.SPAM)).isFalse();
    assertThat(MailScore.of(mail)).isEmpty();
    assertThat(text(mail)).isEqualTo(HAM);
  }

  @Test
  void where_the_second_engine_answers_the_first_is_told_and_the_mail_goes_on() throws Exception {
    MailImpl mail = RawMail.of(SPAM);

    started("engines", NOBODY + "; " + spamd.tcpUri(), "onFailure", "defer").service(mail);

    assertThat(Mails.found(mail))
        .containsExactly(
            "unscanned/note spamd:unreachable message", "spam/tag spamd-2:score message");
  }

  @Test
  void what_is_too_large_passes_with_a_note_in_any_case() throws Exception {
    MailImpl mail = RawMail.of(HAM + "x".repeat(2000));

    started("engines", spamd.tcpUri() + "?largest=1k", "onFailure", "defer").service(mail);

    assertThat(Mails.found(mail)).containsExactly("unscanned/note spamd:too-large message");
    assertThat(MailDetectors.haveLooked(mail, Kind.SPAM)).isFalse();
  }

  @Test
  void a_message_without_marks_stays_the_same_object() throws Exception {
    MailImpl mail = RawMail.of(HAM);
    Content before = MailContent.of(mail);

    assertThat(new SpamMarks("", false).on(before, Optional.empty(), Optional.empty()))
        .isSameAs(before);
  }

  @Test
  void a_mailet_that_was_not_started_holds_the_mail() throws Exception {
    MailImpl mail = RawMail.of(HAM);

    assertThatThrownBy(() -> new ScoreSpam().service(mail)).isInstanceOf(MessagingException.class);
    assertThat(Mails.found(mail)).containsExactly("unscanned/defer postern:detector-broke message");
  }

  @Test
  void refuses_to_start_with_every_mistake_at_once() {
    assertThatThrownBy(
            () ->
                started(
                    "engines",
                        "spam://x:1; rspamd://x; spamd:/x?user=me; spamd:/x?largest=9, spamd:/y",
                    "tagAt", "5.5.5",
                    "blockAt", "high",
                    "action", "tag",
                    "skip", "all",
                    "subjectTag", "\u26a0",
                    "headers", "no",
                    "onFailure", "pass",
                    "tag", "x"))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining(
            "engines: a comma stands between engines that are all asked, and here")
        .hasMessageContaining("\"spam\" is not a kind of engine; write one of rspamd, spamd")
        .hasMessageContaining("in \"rspamd://x\": address: ")
        .hasMessageContaining("user: \"me\" is neither recipient nor none; write one")
        .hasMessageContaining("tagAt: \"5.5.5\" is not a score; write a number such as 6 or 7.5")
        .hasMessageContaining("blockAt: \"high\" is not a score;")
        .hasMessageContaining("action: \"tag\" is neither engine nor scores; write one")
        .hasMessageContaining("skip: \"all\" is none of relaying, authenticated and none;")
        .hasMessageContaining("subjectTag: \"\u26a0\" cannot stand before a subject;")
        .hasMessageContaining("headers: \"no\" is neither true nor false; write one")
        .hasMessageContaining("onFailure: \"pass\" is neither note nor defer; write one")
        .hasMessageContaining("tag: is not a setting here; write one of action, blockAt,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          action engine tagAt 5 | action: "engine" and a score are both set; remove it, or tagAt, deferAt and blockAt
          action scores         | action: "scores" needs one; write tagAt, deferAt or blockAt beside it
          """)
  void refuses_to_start_where_settings_contradict_each_other(String settings, String message) {
    assertThatThrownBy(() -> started(("engines spamd:/x " + settings).split(" ")))
        .isInstanceOf(MessagingException.class)
        .hasMessage("mailetcontainer.xml: mailet ScoreSpam: " + message);
  }

  @ParameterizedTest(name = "an unknown action with {0} is {1}")
  @CsvSource({
    "onFailure note, unscanned/note rspamd:unknown-action message",
    "onFailure defer, unscanned/defer rspamd:unknown-action message",
    "blockAt 4, spam/block rspamd:score message"
  })
  void an_action_of_the_sites_own_is_no_advice(String settings, String found) throws Exception {
    MailImpl mail = RawMail.of(FORGED + HAM);
    Judgement odd = new Judgement.Scored(4, 9, Optional.empty(), List.of(), List.of(), List.of());

    init(new ScoreSpam(list -> engines(list, odd)), ("engines x " + settings).split(" "))
        .service(mail);

    assertThat(Mails.found(mail)).containsExactly(found);
    assertThat(text(mail)).doesNotContain("X-Spam-Status: No");
  }

  private static List<SpamEngine> engines(Settings settings, Judgement says) {
    settings.read(SpamEngines.ENGINES);
    return List.of(
        new SpamEngine() {
          @Override
          public String name() {
            return "rspamd";
          }

          @Override
          public Judgement ask(SpamQuestion question, Deadline deadline) {
            return says;
          }

          @Override
          public boolean busy() {
            return false;
          }
        });
  }

  private static String text(Mail mail) throws Exception {
    return RawMail.text(MailContent.of(mail));
  }

  private static ScoreSpam started(String... settings) throws MessagingException {
    return init(new ScoreSpam(), settings);
  }

  private static ScoreSpam init(ScoreSpam mailet, String... settings) throws MessagingException {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder().mailetName("org.postern.mailets.ScoreSpam");
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    mailet.init(config.build());
    return mailet;
  }
}
