package org.postern.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;
import org.postern.inspection.Finding.Kind;

/** Who has looked at a mail. */
class MailDetectorsTest {

  @Test
  void nobody_has_looked_at_a_new_mail() throws Exception {
    FakeMail mail = FakeMail.defaultFakeMail();

    for (Kind kind : Kind.values()) {
      assertThat(MailDetectors.haveLooked(mail, kind)).isFalse();
    }
  }

  @Test
  void who_looked_for_one_kind_has_not_looked_for_another() throws Exception {
    FakeMail mail = FakeMail.defaultFakeMail();

    MailDetectors.looked(mail, Kind.FORMAT);

    assertThat(MailDetectors.haveLooked(mail, Kind.FORMAT)).isTrue();
    assertThat(MailDetectors.haveLooked(mail, Kind.VIRUS)).isFalse();
  }

  @Test
  void what_cannot_be_read_is_no_proof() throws Exception {
    FakeMail mail = FakeMail.defaultFakeMail();
    mail.setAttribute(
        new Attribute(AttributeName.of("org.postern.looked.virus"), AttributeValue.of("true?")));

    assertThat(MailDetectors.haveLooked(mail, Kind.VIRUS)).isFalse();
  }
}
