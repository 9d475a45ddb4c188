package org.postern.inspection.anatomy;

import org.postern.inspection.content.Content;

/** The pass that takes a message apart. */
final class Dissection {
  private Dissection() {}

  static Anatomy of(Content message, Budget budget) {
    throw new UnsupportedOperationException();
  }
}
