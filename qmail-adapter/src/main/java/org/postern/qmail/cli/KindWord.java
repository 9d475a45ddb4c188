package org.postern.qmail.cli;

import java.util.List;
import java.util.Locale;
import org.postern.inspection.Finding;

/** A kind of finding, as an option says it. */
enum KindWord {
  VIRUS,
  POLICY,
  FORMAT,
  LEAK,
  SPAM,
  UNSCANNED,
  /** Nothing was found: something broke. */
  NONE;

  /** Returns whether a message is of this kind in which these were found. */
  boolean isOf(List<String> kinds) {
    return this == NONE ? kinds.isEmpty() : kinds.contains(word());
  }

  /** The spelling that {@link Finding.Kind} has. */
  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
