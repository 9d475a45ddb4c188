package org.postern.mailets.notice;

import java.util.Locale;

/** What somebody who gets a notice has to do with the mail. */
public enum Role {
  SENDER,
  RECIPIENT,
  ADMIN;

  /** As it stands in the names of texts and in the log. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
