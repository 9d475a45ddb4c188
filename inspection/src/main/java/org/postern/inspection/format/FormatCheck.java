package org.postern.inspection.format;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postern.inspection.Finding;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.text.OneLine;

/**
 * One thing that no honest program writes into a message, or hardly any. A check is a pure function
 * of the anatomy; it keeps nothing and decides nothing.
 *
 * @param name the one spelling, from configuration to log: lower case with hyphens
 * @param summary one sentence for the administrator: what is wrong and why it matters
 * @param effect what the check asks for; {@code block} is the default only of what honest mail
 *     practically never has
 * @param test says where it is wrong
 */
public record FormatCheck(
    String name, String summary, Finding.Effect effect, Function<Observed, Stream<Spot>> test) {

  /** How many findings one check makes of one message; the rest is counted in the last one. */
  static final int MOST_FINDINGS = 8;

  private static final int DETAIL_CHARS = 120;

  /**
   * A place where a check sees something.
   *
   * @param path of the node
   * @param detail what was seen, for people; text from the message may be in it as it came
   */
  public record Spot(String path, String detail) {}

  /** A check that looks at one node at a time. */
  static FormatCheck ofEachNode(
      String name, String summary, Finding.Effect effect, Function<Node, Stream<String>> test) {
    return new FormatCheck(
        name,
        summary,
        effect,
        observed ->
            observed
                .nodes()
                .flatMap(node -> test.apply(node).map(text -> new Spot(node.path(), text))));
  }

  /** A check that looks at one name at a time, however many ways there are to read it. */
  static FormatCheck ofEachName(
      String name, String summary, Finding.Effect effect, Predicate<FileName> wrong) {
    return new FormatCheck(name, summary, effect, observed -> observed.names(wrong));
  }

  /** A check of something that is wrong with how a spot is written, whatever lies there. */
  static FormatCheck of(Irregularity what, String name, Finding.Effect effect, String summary) {
    return of(Set.of(what), node -> true, name, effect, summary);
  }

  /** A check of things that are wrong with how a spot is written, where the spot is of a kind. */
  static FormatCheck of(
      Set<Irregularity> what,
      Predicate<Node> where,
      String name,
      Finding.Effect effect,
      String summary) {
    return new FormatCheck(
        name,
        summary,
        effect,
        observed ->
            what.stream()
                .sorted()
                .flatMap(observed::faults)
                .filter(seen -> where.test(seen.node()))
                .map(Observed.Seen::spot));
  }

  /** Returns this check with another effect. */
  FormatCheck with(Finding.Effect other) {
    return new FormatCheck(name, summary, other, test);
  }

  /** Says what there is to say about a message; nothing if all is well. */
  void findings(Observed observed, Consumer<Finding> findings) {
    Iterator<Spot> spots = test.apply(observed).iterator();
    for (int count = 1; spots.hasNext() && count <= MOST_FINDINGS; count++) {
      Spot spot = spots.next();
      String rest = "";
      if (count == MOST_FINDINGS && spots.hasNext()) {
        int more = 0;
        for (; spots.hasNext(); more++) {
          spots.next();
        }
        rest = ", and " + more + " more like it";
      }
      String detail = OneLine.of(spot.detail(), DETAIL_CHARS) + rest;
      findings.accept(
          new Finding(Finding.Kind.FORMAT, effect, "format", name, spot.path(), detail));
    }
  }
}
