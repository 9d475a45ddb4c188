package org.postern.inspection.engine;

import java.util.Arrays;
import java.util.List;

/**
 * The body signatures as a tree, one byte an edge: what {@link BodyAutomaton} is made from. Node 0
 * is the root; a node has a larger number than its parent.
 */
final class BodyTrie {
  private static final int NONE = -1;

  private int size = 1;
  private byte[] label = new byte[1024];
  private int[] child = new int[1024];
  private int[] sibling = new int[1024];
  private int[] ending = new int[1024];

  /** For each signature, the next one of the same bytes. */
  private final int[] same;

  BodyTrie(List<BodySignature> signatures) {
    same = new int[signatures.size()];
    child[0] = NONE;
    sibling[0] = NONE;
    ending[0] = NONE;
    for (int i = 0; i < same.length; i++) {
      int node = 0;
      for (byte b : signatures.get(i).bytes()) {
        int next = child(node, b);
        node = next == NONE ? add(node, b) : next;
      }
      same[i] = ending[node];
      ending[node] = i;
    }
  }

  private int child(int node, byte b) {
    int next = child[node];
    while (next != NONE && label[next] != b) {
      next = sibling[next];
    }
    return next;
  }

  private int add(int parent, byte b) {
    if (size == label.length) {
      int larger = Math.multiplyExact(size, 2);
      label = Arrays.copyOf(label, larger);
      child = Arrays.copyOf(child, larger);
      sibling = Arrays.copyOf(sibling, larger);
      ending = Arrays.copyOf(ending, larger);
    }
    label[size] = b;
    child[size] = NONE;
    ending[size] = NONE;
    sibling[size] = child[parent];
    child[parent] = size;
    return size++;
  }

  int size() {
    return size;
  }

  /** The byte that leads to a node. */
  int label(int node) {
    return label[node] & 0xff;
  }

  /** The first child, or -1. */
  int child(int node) {
    return child[node];
  }

  /** The next child of the same parent, or -1. */
  int sibling(int node) {
    return sibling[node];
  }

  boolean branches(int node) {
    return child[node] != NONE && sibling[child[node]] != NONE;
  }

  /** The first signature that ends at a node, or -1. */
  int ending(int node) {
    return ending[node];
  }

  int[] same() {
    return same;
  }
}
