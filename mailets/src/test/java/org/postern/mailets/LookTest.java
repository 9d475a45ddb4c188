package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.attributes.MailBudget;
import org.postern.attributes.MailDetectors;
import org.postern.attributes.MailFindings;
import org.postern.attributes.MailLooks;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.Limit;

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
                    "CheckFormat",
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

    Look.at(
        mail, config("CheckFormat"), Kind.FORMAT, "CheckFormat", () -> new Look(List.of(), true));

    assertThat(Mails.found(mail)).isEmpty();
    assertThat(MailDetectors.haveLooked(mail, Kind.FORMAT)).isTrue();
  }

  @Test
  void what_two_detectors_say_alike_stands_once() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");

    Look.at(
        mail,
        config("CheckFormat"),
        Kind.FORMAT,
        "CheckFormat",
        () -> new Look(List.of(ONE, ONE), true));
    Look.at(
        mail,
        config("ApplyPolicy"),
        Kind.POLICY,
        "ApplyPolicy",
        () -> new Look(List.of(ONE), true));

    assertThat(MailFindings.of(mail)).containsExactly(ONE);
  }

  @Test
  void a_look_that_was_taken_while_the_client_waited_is_not_taken_again() throws Exception {
    FakeMail mail = seenInSession(config("CheckFormat"), config("ApplyPolicy"));
    List<String> looked = new ArrayList<>();

    for (String mailet : List.of("CheckFormat", "ApplyPolicy", "CheckFormat")) {
      Look.at(mail, config(mailet), Kind.FORMAT, mailet, () -> look(looked, mailet));
    }

    assertThat(looked).as("each look counts once").containsExactly("CheckFormat");
  }

  @Test
  void other_bytes_are_looked_at_anew() throws Exception {
    FakeMail mail = seenInSession(config("CheckFormat"));
    mail.setMessage(Mails.of("Subject: hello\n\nhallo\n").getMessage());
    List<String> looked = new ArrayList<>();
    Look.at(mail, config("CheckFormat"), Kind.FORMAT, "CheckFormat", () -> look(looked, "again"));
    assertThat(looked).containsExactly("again");
  }

  @Test
  void with_other_settings_it_is_another_look() throws Exception {
    FakeMail mail = seenInSession(config("CheckFormat"));
    MailetConfig other =
        FakeMailetConfig.builder()
            .mailetName("org.postern.mailets.CheckFormat")
            .setProperty("off", "device-name")
            .build();
    List<String> looked = new ArrayList<>();
    Look.at(mail, other, Kind.FORMAT, "CheckFormat", () -> look(looked, "again"));
    assertThat(looked).containsExactly("again");
  }

  @Test
  void with_another_budget_it_is_another_look() throws Exception {
    FakeMail mail = seenInSession(config("CheckFormat"));
    MailBudget.set(mail, Budget.DEFAULT.with(Limit.UNPACKED_BYTES, 1000));
    List<String> looked = new ArrayList<>();
    Look.at(mail, config("CheckFormat"), Kind.FORMAT, "CheckFormat", () -> look(looked, "again"));
    assertThat(looked).containsExactly("again");
  }

  @Test
  void a_detector_that_broke_while_the_client_waited_has_not_looked() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");
    FakeSession.ofHook().attachTo(mail);
    assertThatThrownBy(
            () ->
                Look.at(
                    mail,
                    config("CheckFormat"),
                    Kind.FORMAT,
                    "CheckFormat",
                    () -> {
                      throw new IllegalStateException("a defect");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(MailLooks.of(mail)).isEmpty();
  }

  @Test
  void behind_qmail_every_detector_looks_whenever_it_is_asked() throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");
    new FakeSession(false).attachTo(mail);
    List<String> looked = new ArrayList<>();
    for (int pass = 0; pass < 2; pass++) {
      Look.at(
          mail, config("ApplyPolicy"), Kind.POLICY, "ApplyPolicy", () -> look(looked, "looked"));
    }
    assertThat(looked).containsExactly("looked", "looked");
  }

  /** Returns a mail as it comes out of a queue that keeps attributes as JSON. */
  private static FakeMail seenInSession(MailetConfig... detectors) throws Exception {
    FakeMail mail = Mails.of("Subject: hello\n\nhello\n");
    FakeSession.ofHook().attachTo(mail);
    for (MailetConfig detector : detectors) {
      Look.at(mail, detector, Kind.FORMAT, shortName(detector), () -> new Look(List.of(ONE), true));
    }
    FakeMail queued = Mails.of("Subject: hello\n\nhello\n");
    for (Attribute attribute : mail.attributes().toList()) {
      attribute
          .getValue()
          .toJson()
          .ifPresent(json -> queued.setAttribute(attribute(attribute.getName(), json.toString())));
    }
    return queued;
  }

  private static Attribute attribute(AttributeName name, String json) {
    try {
      return new Attribute(name, AttributeValue.fromJsonString(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shortName(MailetConfig config) {
    String name = config.getMailetName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Look look(List<String> looked, String what) {
    looked.add(what);
    return new Look(List.of(), true);
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
