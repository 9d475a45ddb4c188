package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.postern.attributes.MailBudget;
import org.postern.attributes.MailInspection;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.anatomy.Limit;

/** How much of each message a site looks at. */
class InspectTest {
  private static final String A_FILE = Mails.withAttachment("a.txt", "text/plain", "aGVsbG8=");

  @Test
  void without_settings_every_limit_has_its_default() throws Exception {
    FakeMail mail = Mails.of(A_FILE);
    inspect().service(mail);
    assertThat(MailBudget.of(mail)).isEqualTo(Budget.DEFAULT);
  }

  @Test
  void what_is_set_holds_for_everything_that_looks() throws Exception {
    FakeMail mail = Mails.of(A_FILE);

    inspect("parts", "2", "time", "5s", "headerBytes", "64k").service(mail);

    assertThat(MailBudget.of(mail))
        .isEqualTo(
            Budget.DEFAULT
                .with(Limit.PARTS, 2)
                .with(Limit.TIME, 5_000)
                .with(Limit.HEADER_BYTES, 64 << 10));
    CheckFormat check = new CheckFormat();
    check.init(FakeMailetConfig.builder().mailetName("CheckFormat").build());
    check.service(mail);
    assertThat(Mails.found(mail)).containsExactly("unscanned/defer postern:budget-parts 2");
  }

  @Test
  void that_stands_behind_others_still_holds_for_those_behind_it() throws Exception {
    FakeMail mail = Mails.of(A_FILE);
    assertThat(MailInspection.of(mail).anatomy().exceeded()).isEmpty();
    inspect("parts", "2").service(mail);
    assertThat(MailInspection.of(mail).anatomy().exceeded()).hasSize(1);
  }

  @Test
  void refuses_what_cannot_be_kept_to_with_every_mistake_at_once() {
    assertThatThrownBy(
            () ->
                inspect(
                    "depth",
                    "1000",
                    "part",
                    "7",
                    "time",
                    "30",
                    "decodedBytes",
                    "0",
                    "entries",
                    "-1"))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining(
            "mailetcontainer.xml: mailet Inspect: depth: \"1000\" is not a whole number from 1 to"
                + " 100; write one")
        .hasMessageContaining("Inspect: part: is not a setting here; write one of decodedBytes,")
        .hasMessageContaining("Inspect: time: \"30\" is not a length of time;")
        .hasMessageContaining(
            "Inspect: decodedBytes: \"0\" is out of range; write a size from 1 to 64g")
        .hasMessageContaining("Inspect: entries: \"-1\" is not a whole number");
  }

  @Test
  void refuses_limits_of_which_one_can_never_be_reached() {
    assertThatThrownBy(() -> inspect("decodedBytes", "32m"))
        .isInstanceOf(MessagingException.class)
        .hasMessage(
            "mailetcontainer.xml: mailet Inspect: unpackedBytes: is more than decodedBytes, 32m,"
                + " which counts what is unpacked too; raise decodedBytes, or write less");
  }

  private static Inspect inspect(String... settings) throws MessagingException {
    FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetName("Inspect");
    for (int i = 0; i < settings.length; i += 2) {
      config.setProperty(settings[i], settings[i + 1]);
    }
    Inspect inspect = new Inspect();
    inspect.init(config.build());
    return inspect;
  }
}
