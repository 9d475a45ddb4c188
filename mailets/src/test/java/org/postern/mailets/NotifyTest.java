package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.mailets.notice.NoticeMemory;

/** Notify tells people of a mail, and leaves the mail alone. Addresses at localhost are local. */
class NotifyTest {
  private static final String HOSTILE =
      "${id} {{id}} #{id} {id} <script>alert(1)</script> &amp; \"'>%0d%0aBcc: x@example.net";

  private FakeMailContext context = FakeMailContext.defaultContext();
  private final NoticeMemory memory = new NoticeMemory();
  private Instant now = Instant.parse("2026-11-22T08:00:00Z");

  @TempDir private Path home;

  @BeforeEach
  void there_is_a_postmaster() throws Exception {
    context = FakeMailContext.builder().postmaster(new MailAddress("postmaster@localhost")).build();
  }

  @Test
  void a_notice_has_no_sender_that_could_be_answered() throws Exception {
    notify("to", "psender, precips, admin").service(policy("Subject: hello\n"));

    assertThat(context.getSentMails()).extracting(SentMail::getSender).containsOnlyNulls();
    assertThat(recipients())
        .containsExactly("postmaster@localhost", "joe@localhost", "ann@localhost", "bob@localhost");
  }

  @Test
  void the_mail_goes_on_as_it_was() throws Exception {
    MailImpl mail = policy("Subject: hello\n");
    notify("to", "admin").service(mail);
    assertThat(mail.getState()).isEqualTo("root");
    assertThat(mail.getRecipients()).hasSize(2);
  }

  @Test
  void nobody_is_told_where_somebody_only_asks() throws Exception {
    MailImpl mail = policy("Subject: hello\n");
    new FakeSession(true).attachTo(mail);
    notify("to", "admin").service(mail);
    assertThat(context.getSentMails()).isEmpty();
  }

  @Test
  void while_a_client_of_james_waits_people_are_told_if_the_mail_is_refused() throws Exception {
    MailImpl mail = policy("Subject: hello\n");
    FakeSession session = FakeSession.ofHook();
    session.attachTo(mail);
    notify("to", "admin").service(mail);
    assertThat(context.getSentMails()).isEmpty();

    session.ifRefused.forEach(Runnable::run);
    assertThat(recipients()).containsExactly("postmaster@localhost");
  }

  @Test
  void nobody_is_told_of_a_notice() throws Exception {
    notify("to", "admin").service(policy("Subject: hello\n"));
    assertThat(context.getSentMails())
        .singleElement()
        .extracting(sent -> sent.getAttributes().get(Notify.NOTICE.getName()))
        .isEqualTo(Notify.NOTICE);

    MailImpl mail = policy("Subject: hello\n");
    mail.setAttribute(Notify.NOTICE);
    notify("to", "psender, admin").service(mail);
    assertThat(context.getSentMails()).hasSize(1);
  }

  @Test
  void a_mail_of_a_stranger_that_comes_back_after_a_wait_is_told_of() throws Exception {
    MailImpl mail = policy("Subject: hello\n");
    mail.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);
    notify("to", "admin").service(mail);
    assertThat(context.getSentMails()).hasSize(1);
  }

  @Test
  void nobody_gets_more_than_one_notice_an_hour_whichever_mailet_writes_it() throws Exception {
    Notify first = notify("to", "admin");
    Notify second = notify("to", "psender, admin");
    first.service(policy("Subject: one\n"));
    now = now.plus(Duration.ofMinutes(59));
    second.service(policy("Subject: two\n"));
    second.service(policy("Subject: three\n"));
    assertThat(recipients()).containsExactly("postmaster@localhost", "joe@localhost");

    now = now.plus(Duration.ofMinutes(1));
    first.service(policy("Subject: four\n"));
    assertThat(recipients()).hasSize(3).last().isEqualTo("postmaster@localhost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "af", "cs", "de", "en", "es", "fr", "it", "lt", "nl", "pl", "pt", "sv", "tr", "zh"
      })
  void what_a_message_says_comes_out_as_text_in_every_language(String language) throws Exception {
    notify("to", "admin", "languages", language)
        .service(
            policy(
                "Subject: "
                    + HOSTILE
                    + "\nX: 1\rBcc: y@example.net\nMessage-ID: <a@b>\t<c d@e>\n"));

    SentMail sent = context.getSentMails().iterator().next();
    assertThat(sent.getMsg().getHeader("Subject")).hasSize(1);
    assertThat(sent.getSubject().orElseThrow()).contains("${id} {{id}} #{id} {id} <script>");
    assertThat(sent.getMsg().getHeader("Bcc")).isNull();
    assertThat(sent.getMsg().getHeader("In-Reply-To")).containsExactly("<a@b>");
    List<Part> parts = parts(sent);
    assertThat(parts)
        .extracting(Part::getContentType)
        .containsExactly(
            "text/plain; charset=utf-8", "text/html; charset=utf-8", "text/rfc822-headers");
    assertThat(text(parts.get(0)).replaceAll("\\s+", " "))
        .contains("${id} {{id}} #{id} {id} <script>alert(1)</script> &amp; \"'>");
    assertThat(text(parts.get(1)))
        .contains(
            "${id} {{id}} #{id} {id} &lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &quot;&#39;")
        .doesNotContain("<script");
    assertThat(text(parts.get(2))).contains("Subject: " + HOSTILE).doesNotContain("y@example.net");
  }

  @Test
  void a_language_goes_by_the_domain_of_whoever_is_told() throws Exception {
    notify(
            "to",
            "psender, admin",
            "admin",
            "boss@example.ch",
            "languages",
            "en",
            "languagesByDomain",
            "example.ch=de+fr")
        .service(policy("Subject: hello\n"));
    assertThat(context.getSentMails())
        .extracting(sent -> sent.getSubject().orElseThrow())
        .containsExactly(
            "Nachricht zurückgehalten (Regel): hello", "Your message was not delivered: hello");
    assertThat(text(parts(context.getSentMails().iterator().next()).get(0)))
        .contains("== Deutsch ==", "== Français ==");
  }

  @Test
  void a_site_writes_its_own_texts_and_its_own_name() throws Exception {
    Files.createDirectories(home.resolve("conf/notices"));
    Files.writeString(home.resolve("conf/notices/en.txt"), "subject.admin: [{reason}] {subject}\n");
    notify("to", "admin", "texts", "file://conf/notices", "from", "Gärtner & Co <info@localhost>")
        .service(policy("Subject: hello\n"));
    SentMail sent = context.getSentMails().iterator().next();
    assertThat(sent.getSubject()).contains("[policy] hello");
    assertThat(sent.getMsg().getFrom()[0])
        .hasToString("=?UTF-8?B?R8OkcnRuZXIgJiBDbw==?= <info@localhost>");
  }

  @Test
  void a_site_names_more_viruses_that_forge() throws Exception {
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("conf/forging.txt"), "# ours\n*Test*\n");
    Notify notify =
        notify(
            "to", "sender", "virusesToSender", "true", "forgingViruses", "file://conf/forging.txt");
    MailImpl mail = mail("Subject: hello\n", Kind.VIRUS);
    notify.service(mail);
    assertThat(context.getSentMails()).isEmpty();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          to                | everybody       | to: "everybody" is nobody to be told; write some of sender, psender, recips, precips, admin
          to                | admin,,sender   | to: "admin,,sender" has nothing between two separators; write a word, or remove one
          admin             | boss            | admin: "boss" is no address; write one such as Mail team <postmaster@example.org>
          from              | a <b@c> d       | from: "a <b@c> d" is no address; write one such as Mail team <postmaster@example.org>
          languages         | de, xx          | languages: "xx" is no language there is; write some of af, cs, de, en, es, fr, it, lt, nl, pl, pt, sv, tr, zh, or add its file to the folder of texts
          languagesByDomain | example.ch      | languagesByDomain: "example.ch" is no language of a domain; write one such as example.ch=de+fr
          languagesByDomain | a=de, A=fr      | languagesByDomain: "a" stands twice; write its languages with + between them
          languagesByDomain | a=xx            | languagesByDomain: "xx" is no language there is
          texts             | file://no/such  | texts: "file://no/such" cannot be read
          forgingViruses    | file://no       | forgingViruses: "file://no" cannot be read
          virusesToSender   | ja              | virusesToSender: "ja" is neither true nor false; write one
          interval          | soon            | interval: "soon"
          too               | admin           | too: is not a setting here; write one of admin, forgingViruses, from, interval, languages, languagesByDomain, texts, to, virusesToSender, or remove it
          """)
  void mistake_is_told_at_the_start(String name, String value, String message) {
    assertThatThrownBy(() -> notify(name, value))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("mailetcontainer.xml: mailet Notify: " + message);
  }

  private List<String> recipients() {
    return context.getSentMails().stream()
        .flatMap(sent -> sent.getRecipients().stream())
        .map(MailAddress::asString)
        .toList();
  }

  private static List<Part> parts(SentMail sent) throws Exception {
    Multipart mixed = (Multipart) sent.getMsg().getContent();
    Multipart both = (Multipart) mixed.getBodyPart(0).getContent();
    List<Part> parts = new ArrayList<>();
    parts.add(both.getBodyPart(0));
    parts.add(both.getBodyPart(1));
    parts.add(mixed.getBodyPart(1));
    return parts;
  }

  private static String text(Part part) throws Exception {
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static MailImpl policy(String header) throws Exception {
    return mail(header, Kind.POLICY);
  }

  private static MailImpl mail(String header, Kind kind) throws Exception {
    MailImpl mail = RawMail.of(header + "\nbody\n");
    mail.setSender(new MailAddress("joe@localhost"));
    mail.setRecipients(List.of(new MailAddress("ann@localhost"), new MailAddress("bob@localhost")));
    MailFindings.add(mail, List.of(new Finding(kind, Effect.BLOCK, "x", "Test", "2", "")));
    return mail;
  }

  private Notify notify(String... settings) throws MessagingException {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder().mailetName("Notify").mailetContext(context);
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Notify notify = new Notify(new FolderFiles(home), memory, () -> now, () -> "id");
    notify.init(config.build());
    return notify;
  }
}
