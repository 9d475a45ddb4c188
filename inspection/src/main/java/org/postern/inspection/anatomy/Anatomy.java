package org.postern.inspection.anatomy;

import java.util.List;
import java.util.stream.Stream;
import org.postern.inspection.content.Content;

/**
 * What a message is made of: an immutable tree of {@link Node}s. Broken or hostile input gives a
 * tree with faults, never an exception.
 *
 * @param root the message itself
 * @param exceeded the budgets that were used up, so that part of the message was not looked at;
 *     empty for all ordinary mail
 */
public record Anatomy(Node root, List<Exceeded> exceeded) {
  public Anatomy {
    exceeded = List.copyOf(exceeded);
  }

  /**
   * A budget that was used up.
   *
   * @param budget its name as in the configuration, such as {@code depth}, or {@code dictionary}
   *     for what a packed file may need of memory, which is the same for all
   * @param path where it happened
   * @param limit how much was allowed: a count, bytes, or milliseconds
   */
  public record Exceeded(String budget, String path, long limit) {
    /** Returns how much was allowed, as the administrator would write it. */
    public String allowed() {
      return Limit.named(budget).map(known -> known.text(limit)).orElse(Long.toString(limit));
    }
  }

  /** Takes a message apart. */
  public static Anatomy of(Content message, Budget budget) {
    return Dissection.of(message, budget);
  }

  /** Returns every node of every reading, parents first, in the order of the message. */
  public Stream<Node> nodes() {
    return root.walk();
  }

  /** Returns the nodes that are not made of others: text, attachments, members of archives. */
  public Stream<Node> leaves() {
    return nodes().filter(Node::isLeaf);
  }
}
