package org.postern.qmail.chain;

import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.apache.mailet.base.GenericMatcher;

/** What stands where the administrator has the adapter ignore a class. */
final class PassedOver {
  private PassedOver() {}

  /** Does nothing; the mail goes on. */
  static final class AsMailet extends GenericMailet {
    @Override
    public void service(Mail mail) {}
  }

  /** Matches nobody. */
  static final class AsMatcher extends GenericMatcher {
    @Override
    public Collection<MailAddress> match(Mail mail) {
      return List.of();
    }
  }
}
