package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.postern.inspection.anatomy.Node;

/**
 * Holds where a part of the message, or a member of a container in it, passes several tests at
 * once.
 *
 * @param tests all of which one and the same node must pass
 * @param moreThan how many nodes must pass them at least, less one
 */
record AttachmentIs(List<NodeTest> tests, OptionalLong moreThan) implements Condition {
  private static final int SEEN = 4;

  AttachmentIs {
    tests = List.copyOf(tests);
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    List<Spot> spots = new ArrayList<>();
    facts.anatomy().nodes().forEach(node -> spot(node, facts).ifPresent(spots::add));
    return spots.size() > moreThan.orElse(0) ? Optional.of(spots) : Optional.empty();
  }

  private Optional<Spot> spot(Node node, Facts facts) {
    List<String> seen = new ArrayList<>();
    for (NodeTest test : tests) {
      Optional<String> passed = test.passed(node, facts);
      if (passed.isEmpty()) {
        return Optional.empty();
      }
      passed.filter(text -> !text.isEmpty()).ifPresent(seen::add);
    }
    return Optional.of(new Spot(node.path(), String.join(", ", seen)));
  }

  @Override
  public String written() {
    return tests.stream()
        .map(NodeTest::written)
        .collect(
            Collectors.joining(
                " ",
                "<attachment ",
                moreThan.isPresent() ? " more-than=\"" + moreThan.getAsLong() + "\">" : ">"));
  }

  /** Shows what the first tests were compared with; those behind them are asked of fewer nodes. */
  @Override
  public String compared(Facts facts, String recipient) {
    List<String> values =
        facts
            .anatomy()
            .nodes()
            .map(node -> tests.stream().limit(SEEN).map(test -> test.value(node, facts)).toList())
            .map(
                texts -> texts.stream().filter(t -> !t.isEmpty()).collect(Collectors.joining(", ")))
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList();
    return Shown.texts(values);
  }
}
