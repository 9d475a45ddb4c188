package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.postern.attributes.MailDetectors;
import org.postern.inspection.Finding.Kind;

/** The format checks, as a mailet. */
class CheckFormatTest {
  private static final String TWO_BOUNDARIES_AND_A_COMMENT =
      """
      From: alice@example.net
      X-Comment (here): x
      Content-Type: multipart/mixed; boundary="one"; boundary="two"

      --one

      hello
      --one--
      """;

  @Test
  void ordinary_mail_passes_and_was_looked_at() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    checkFormat("off", "").service(mail);

    assertThat(Mails.found(mail)).isEmpty();
    assertThat(MailDetectors.haveLooked(mail, Kind.FORMAT)).isTrue();
  }

  @Test
  void what_is_wrong_is_a_finding() throws Exception {
    FakeMail mail = Mails.of(TWO_BOUNDARIES_AND_A_COMMENT);

    checkFormat("off", "").service(mail);

    assertThat(Mails.found(mail))
        .contains(
            "format/block format:comment-in-field-name message",
            "format/block format:boundary-defined-twice message");
  }

  @Test
  void a_program_that_says_it_is_a_picture() throws Exception {
    // MZ and the rest of a DOS header's first line, which is all that it takes.
    FakeMail mail =
        Mails.of(Mails.withAttachment("cat.gif", "image/gif", "TVqQAAMAAAAEAAAA//8AALgAAAA="));

    checkFormat("off", "").service(mail);

    assertThat(Mails.found(mail)).containsExactly("format/block format:executable-as-other-type 2");
  }

  @Test
  void checks_can_be_switched_off() throws Exception {
    FakeMail mail = Mails.of(TWO_BOUNDARIES_AND_A_COMMENT);

    checkFormat("off", " boundary-defined-twice, comment-in-field-name ").service(mail);

    assertThat(Mails.found(mail)).isEmpty();
  }

  @Test
  void the_effect_of_a_check_can_be_raised_and_lowered() throws Exception {
    FakeMail mail = Mails.of(TWO_BOUNDARIES_AND_A_COMMENT);
    CheckFormat mailet = new CheckFormat();
    mailet.init(
        FakeMailetConfig.builder()
            .mailetName("org.postern.mailets.CheckFormat")
            .setProperty("tag", "comment-in-field-name")
            .setProperty("note", "boundary-defined-twice")
            .setProperty("onMailetException", "defer")
            .build());

    mailet.service(mail);

    assertThat(Mails.found(mail))
        .containsExactlyInAnyOrder(
            "format/tag format:comment-in-field-name message",
            "format/note format:boundary-defined-twice message");
  }

  @Test
  void refuses_a_check_that_stands_in_two_lists() {
    CheckFormat mailet = new CheckFormat();

    assertThatThrownBy(
            () ->
                mailet.init(
                    FakeMailetConfig.builder()
                        .mailetName("org.postern.mailets.CheckFormat")
                        .setProperty("block", "names-differ, device-name")
                        .setProperty("off", "device-name")
                        .build()))
        .isInstanceOf(MessagingException.class)
        .hasMessage(
            "mailetcontainer.xml: mailet CheckFormat: off: \"device-name\" stands in block already;"
                + " write it once");
  }

  @Test
  void refuses_checks_and_settings_that_it_does_not_know() {
    assertThatThrownBy(() -> checkFormat("off", "boundary-twice, file-name-too-long, x"))
        .isInstanceOf(MessagingException.class)
        .hasMessage(
            "mailetcontainer.xml: mailet CheckFormat: off: \"boundary-twice\", \"x\" are not format"
                + " checks; write names from docs/reference/format-checks.md, such as"
                + " boundary-too-long or boundary-defined-twice or boundary-not-plain");
    assertThatThrownBy(() -> checkFormat("of", "x"))
        .isInstanceOf(MessagingException.class)
        .hasMessage(
            "mailetcontainer.xml: mailet CheckFormat: of: is not a setting here; write one of block,"
                + " note, off, tag, or remove it");
  }

  private static CheckFormat checkFormat(String name, String value) throws MessagingException {
    CheckFormat mailet = new CheckFormat();
    mailet.init(
        FakeMailetConfig.builder()
            .mailetName("org.postern.mailets.CheckFormat")
            .setProperty(name, value)
            .setProperty("onMailetException", "defer")
            .build());
    return mailet;
  }
}
