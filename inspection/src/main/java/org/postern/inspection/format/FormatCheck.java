package org.postern.inspection.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.postern.inspection.Finding;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.text.OneLine;

/**
 * One thing that no honest program writes into a message. A check is a pure function of the
 * anatomy; it keeps nothing and decides nothing.
 *
 * @param name the one spelling, from configuration to log: lower case with hyphens
 * @param summary one sentence for the administrator: what is wrong and why it matters
 * @param effect what the check asks for
 * @param test says where it is wrong
 */
public record FormatCheck(
    String name, String summary, Finding.Effect effect, Function<Anatomy, Stream<Spot>> test) {

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
        anatomy ->
            anatomy
                .nodes()
                .flatMap(node -> test.apply(node).map(text -> new Spot(node.path(), text))));
  }

  /** Returns what this check has to say about a message; empty if all is well. */
  public List<Finding> findings(Anatomy anatomy) {
    List<Spot> first = new ArrayList<>();
    int[] count = {0};
    test.apply(anatomy)
        .forEach(
            spot -> {
              if (count[0]++ < MOST_FINDINGS) {
                first.add(spot);
              }
            });
    int more = count[0] - first.size();
    List<Finding> findings = new ArrayList<>();
    for (Spot spot : first) {
      boolean last = findings.size() == first.size() - 1;
      String rest = last && more > 0 ? ", and " + more + " more like it" : "";
      findings.add(
          new Finding(
              Finding.Kind.FORMAT,
              effect,
              "format",
              name,
              spot.path(),
              OneLine.of(spot.detail(), DETAIL_CHARS) + rest));
    }
    return findings;
  }
}
