package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailFindings;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;

/** What a detector leaves on a mail, whatever happens to it. */
class LookTest {
  private static final Finding ONE =
      new Finding(Kind.FORMAT, Effect.BLOCK, "format", "one", "1", "");

  static Stream<Throwable> whateverIsThrown() {
    return Stream.of(
        new MessagingException("the disk is full"),
        new IllegalStateException("a defect"),
        new StackOverflowError(),
        new OutOfMemoryError());
  }

  @ParameterizedTest
  @MethodSource("whateverIsThrown")
  void a_detector_that_breaks_holds_the_mail_and_throws(Throwable thrown) throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    assertThatThrownBy(
            () ->
                Look.at(
                    mail,
                    config("CheckFormat"),
                    Kind.FORMAT,
                    () -> {
                      throw sneaky(thrown);
                    }))
        .isSameAs(thrown);
    assertThat(Mails.found(mail)).containsExactly("unscanned/defer postern:detector-broke message");
    assertThat(MailDetectors.haveLooked(mail, Kind.FORMAT)).isFalse();
  }

  @Test
  void a_detector_that_finds_nothing_has_looked() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    Look.at(mail, config("CheckFormat"), Kind.FORMAT, () -> new Look(List.of(), true));

    assertThat(Mails.found(mail)).isEmpty();
    assertThat(MailDetectors.haveLooked(mail, Kind.FORMAT)).isTrue();
  }

  @Test
  void what_two_detectors_say_alike_stands_once() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    Look.at(mail, config("CheckFormat"), Kind.FORMAT, () -> new Look(List.of(ONE, ONE), true));
    Look.at(mail, config("ApplyPolicy"), Kind.POLICY, () -> new Look(List.of(ONE), true));

    assertThat(MailFindings.of(mail)).containsExactly(ONE);
  }

  private static MailetConfig config(String mailet) {
    return FakeMailetConfig.builder().mailetName("org.postern.mailets." + mailet).build();
  }

  /** Throws what no signature allows, as a defect would. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
