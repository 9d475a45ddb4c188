package org.postern.inspection.strip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.anatomy.Node;
import org.postern.inspection.anatomy.Reading;

/**
 * The nodes from the message itself down to one place in it.
 *
 * @param nodes the message first; never empty
 */
record Way(List<Node> nodes) {
  /**
   * Header fields that sign the body of the message they stand in: RFC 6376, RFC 8617, RFC 4870.
   */
  private static final Set<String> SIGNATURES =
      Set.of("DKIM-Signature", "ARC-Message-Signature", "ARC-Seal", "DomainKey-Signature");

  Way {
    nodes = List.copyOf(nodes);
  }

  /** Returns the ways to the first node of each of some paths, as far as there is one. */
  static Map<String, Way> to(Collection<String> paths, Node root) {
    Map<String, Way> ways = new HashMap<>();
    below(root, new ArrayList<>(), Set.copyOf(paths), ways);
    return ways;
  }

  private static void below(Node node, List<Node> above, Set<String> paths, Map<String, Way> ways) {
    above.add(node);
    if (paths.contains(node.path())) {
      ways.computeIfAbsent(node.path(), path -> new Way(above));
    }
    for (Reading reading : node.readings()) {
      reading.children().forEach(child -> below(child, above, paths, ways));
    }
    above.remove(above.size() - 1);
  }

  private Node last() {
    return nodes.get(nodes.size() - 1);
  }

  /**
   * Returns the way to the innermost part around its end, the end included, that a multipart holds
   * in the raw bytes of the message; empty if there is none.
   */
  Optional<Way> toAttachedFile() {
    for (int i = nodes.size() - 1; i > 0; i--) {
      Node node = nodes.get(i);
      Node parent = nodes.get(i - 1);
      if (node.range().isPresent()
          && !node.guessed()
          && parent.declaredType().startsWith("multipart/")) {
        return Optional.of(new Way(nodes.subList(0, i + 1)));
      }
    }
    return Optional.empty();
  }

  /** Returns why it is not certain that programs see its end where it is seen here. */
  Optional<String> doubt() {
    boolean one =
        nodes.subList(0, nodes.size() - 1).stream().allMatch(n -> n.readings().size() == 1);
    return one ? Optional.empty() : Optional.of("the message can be read in several ways");
  }

  /**
   * Returns whether something on the way is signed, so that the signature breaks if a part goes.
   *
   * @param file the way to that part, the beginning of this one
   */
  boolean isSigned(Way file) {
    int around = file.nodes.size() - 1;
    return nodes.subList(0, around).stream().anyMatch(Way::signs)
        || around < nodes.size() - 1
            && file.last().declaredTypes().stream().anyMatch(type -> type.endsWith("pkcs7-mime"));
  }

  private static boolean signs(Node node) {
    return node.declaredTypes().contains("multipart/signed")
        || SIGNATURES.stream().anyMatch(name -> node.header().all(name).findAny().isPresent());
  }

  Cut cut() {
    return new Cut(last(), last().range().orElseThrow());
  }
}
