package org.postern.qmail.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.inspection.active.Active;
import org.postern.inspection.active.ActiveContent;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Fault;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;
import org.postern.inspection.text.OneLine;

/** The anatomy of a message in lines for people: a spot on each, what lies inside it below. */
final class NodeText {
  private static final int NAMES = 5;

  private NodeText() {}

  /** Returns the tree, each level indented by two blanks. */
  static List<String> tree(Anatomy anatomy) {
    List<String> lines = new ArrayList<>();
    add(anatomy.root(), "", new ActiveContent(), lines);
    for (Anatomy.Exceeded exceeded : anatomy.exceeded()) {
      lines.add(
          "not all was looked at: budget %s of %s used up at %s"
              .formatted(exceeded.budget(), exceeded.allowed(), OneLine.of(exceeded.path(), 200)));
    }
    return lines;
  }

  private static void add(Node node, String indent, ActiveContent active, List<String> lines) {
    lines.add(indent + OneLine.of(node.path(), 200) + "  " + describe(node));
    for (Fault fault : node.faults()) {
      lines.add(indent + "  fault: " + fault(fault));
    }
    for (String contradiction : node.contradictions()) {
      lines.add(indent + "  " + OneLine.of(contradiction, 200));
    }
    for (Active acting : active.of(node)) {
      lines.add(indent + "  " + OneLine.of(acting.toString(), 200));
    }
    boolean several = node.readings().size() > 1;
    String below = several ? indent + "    " : indent + "  ";
    for (Reading reading : node.readings()) {
      if (several) {
        lines.add(indent + "  read as " + OneLine.of(reading.how(), 100) + content(reading));
      }
      reading.children().forEach(child -> add(child, below, active, lines));
    }
  }

  /** Returns type, names and size of a spot on one line. */
  static String describe(Node node) {
    StringBuilder line = new StringBuilder();
    String declared = String.join(" and ", node.declaredTypes());
    String looks = node.reading().type().mediaType();
    line.append(OneLine.of(declared, 100));
    if (node.isLeaf() && !looks.equals(declared)) {
      line.append(", is ").append(OneLine.of(looks, 100));
    }
    node.names().stream()
        .limit(NAMES)
        .forEach(name -> line.append(", \"").append(OneLine.of(name, 100)).append('"'));
    if (node.names().size() > NAMES) {
      line.append(", and %d more names".formatted(node.names().size() - NAMES));
    }
    line.append(", ").append(number(node.reading().size())).append(" bytes");
    if (node.encrypted()) {
      line.append(", encrypted");
    }
    return line.toString();
  }

  /** Returns a number in groups of three digits, the same on each host. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** What a reading without anything inside looks like; else that shows by itself. */
  private static String content(Reading reading) {
    return reading.children().isEmpty()
        ? ": "
            + OneLine.of(reading.type().mediaType(), 100)
            + ", "
            + number(reading.size())
            + " bytes"
        : "";
  }

  private static String fault(Fault fault) {
    String what = fault.what().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return what + (fault.detail().isEmpty() ? "" : ", " + OneLine.of(fault.detail(), 200));
  }
}
