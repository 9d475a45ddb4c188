package org.postern.inspection.anatomy;

import java.util.List;
import org.postern.inspection.content.Content;

/** The pass that takes a message apart. */
final class Dissection {
  private Dissection() {}

  static Anatomy of(Content message, Budget budget) {
    Account account = new Account(budget, message.size());
    Node root = new Entities(account).root(message);
    return new Anatomy(root, List.copyOf(account.exceeded()));
  }
}
