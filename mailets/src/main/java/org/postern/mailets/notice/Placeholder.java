package org.postern.mailets.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands in a text for something that is known only later. A closed list. */
enum Placeholder {
  /** The subject of the message. */
  SUBJECT,
  /** Why it was held, in a word. */
  REASON,
  /** By what name it is kept. */
  ID,
  /** Whom to ask. */
  CONTACT,
  /** A number. */
  COUNT;

  /** As it stands in a text. */
  String written() {
    return "{" + name().toLowerCase(Locale.ROOT) + "}";
  }

  static Optional<Placeholder> of(String written) {
    return Arrays.stream(values()).filter(one -> one.written().equals(written)).findFirst();
  }
}
