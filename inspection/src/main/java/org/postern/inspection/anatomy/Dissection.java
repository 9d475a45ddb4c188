package org.postern.inspection.anatomy;

import java.util.List;
import java.util.function.LongSupplier;
import org.postern.inspection.content.Content;

/** The pass that takes a message apart. */
final class Dissection {
  private Dissection() {}

  static Anatomy of(Content message, Budget budget) {
    return of(message, budget, System::nanoTime);
  }

  /**
   * Takes a message apart.
   *
   * @param nanos a clock that only goes forward
   */
  static Anatomy of(Content message, Budget budget, LongSupplier nanos) {
    Account account = new Account(budget, message.size(), nanos);
    Node root = new Entities(account).root(message);
    return new Anatomy(root, List.copyOf(account.exceeded()));
  }
}
