package org.postern.inspection.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.text.OneLine;

/** Holds where a part or a member of an archive has a name like one of several patterns. */
record AttachmentNamed(List<Glob> patterns) implements Condition {
  private static final int NAME_CHARS = 80;

  AttachmentNamed {
    patterns = List.copyOf(patterns);
  }

  @Override
  public boolean looksAtRecipient() {
    return false;
  }

  @Override
  public Optional<List<Spot>> test(Facts facts, String recipient) {
    List<Spot> spots = new ArrayList<>();
    facts.anatomy().nodes().forEach(node -> spot(node).ifPresent(spots::add));
    return spots.isEmpty() ? Optional.empty() : Optional.of(spots);
  }

  private Optional<Spot> spot(Node node) {
    for (String name : node.names()) {
      for (String form : NameForms.of(name)) {
        int[] folded = Glob.folded(form);
        for (Glob pattern : patterns) {
          if (pattern.matches(folded)) {
            return Optional.of(new Spot(node.path(), "\"" + OneLine.of(form, NAME_CHARS) + "\""));
          }
        }
      }
    }
    return Optional.empty();
  }
}
