package org.postern.inspection.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Fault;
import org.postern.inspection.anatomy.Irregularity;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.format.FormatCheck.Spot;

/**
 * What the checks look at, gathered from the anatomy in one walk: there are some sixty of them, and
 * ordinary mail has nothing for most to look at.
 */
final class Observed {
  private final Anatomy anatomy;
  private final List<Node> nodes;
  private final List<FileName> names = new ArrayList<>();
  private final Map<Irregularity, List<Seen>> faults = new EnumMap<>(Irregularity.class);

  /** A fault and the node that has it. */
  record Seen(Node node, Fault fault) {
    Spot spot() {
      return new Spot(node.path(), fault.detail());
    }
  }

  Observed(Anatomy anatomy) {
    this.anatomy = anatomy;
    this.nodes = anatomy.nodes().toList();
    for (Node node : nodes) {
      for (Fault fault : node.faults()) {
        faults.computeIfAbsent(fault.what(), what -> new ArrayList<>()).add(new Seen(node, fault));
      }
      for (String name : node.names()) {
        names.add(FileName.of(node, name));
      }
    }
  }

  Node root() {
    return anatomy.root();
  }

  /** Returns every node of every reading, parents first. */
  Stream<Node> nodes() {
    return nodes.stream();
  }

  /** Returns where something is wrong in a certain way. */
  Stream<Seen> faults(Irregularity what) {
    List<Seen> seen = faults.get(what);
    return seen == null ? Stream.empty() : seen.stream();
  }

  /** Returns the names of which something is true, the first of each node. */
  Stream<Spot> names(Predicate<FileName> wrong) {
    if (names.isEmpty()) {
      return Stream.empty();
    }
    Set<Node> told = Collections.newSetFromMap(new IdentityHashMap<>());
    return names.stream()
        .filter(name -> wrong.test(name) && told.add(name.node()))
        .map(FileName::spot);
  }
}
