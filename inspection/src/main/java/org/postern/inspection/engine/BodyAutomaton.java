package org.postern.inspection.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All body signatures in one machine, which reads each byte of a content once, however many
 * signatures there are.
 *
 * <p>States that branch, and all of depth 0 and 1, have a row of 256 next states (1 kB); the others
 * know the one byte they go on with and the state to fall back to (18 bytes for each byte of a
 * signature). While no signature has its first two bytes in a row, the states are not looked at at
 * all, only a table of 8 kB. 5,000 random signatures of 40 bytes take 4 MB.
 *
 * <p>Source: Aho and Corasick, "Efficient string matching", 1975.
 */
final class BodyAutomaton {
  private static final int NONE = -1;

  private final List<BodySignature> signatures;

  /** Signatures from this number on are noted where they are, and decide nothing. */
  private final int noted;

  private final int[] same;

  /** States up to this one are of depth 0 or 1. */
  private final int shallow;

  /** States below this one have a row. */
  private final int rowed;

  /** Next states, 256 for each state with a row; ~state where a signature ends. */
  private final int[] rows;

  private final short[] label;

  /** The next state after {@link #label}; ~state where a signature ends. */
  private final int[] next;

  private final int[] fallback;

  /** The first signature that ends at a state. */
  private final int[] ending;

  /** The nearest state on the way back at which a signature ends. */
  private final int[] shorter;

  /** A bit for each two bytes that a signature begins with. */
  private final long[] pairs = new long[65_536 / 64];

  /**
   * @param deciding signatures that end a reading
   * @param noted signatures that a reading notes
   */
  BodyAutomaton(List<BodySignature> deciding, List<BodySignature> noted) {
    this.signatures = Stream.concat(deciding.stream(), noted.stream()).toList();
    this.noted = deciding.size();
    BodyTrie trie = new BodyTrie(this.signatures);
    this.same = trie.same();
    int size = trie.size();
    label = new short[size];
    next = new int[size];
    fallback = new int[size];
    ending = new int[size];
    shorter = new int[size];
    Arrays.fill(label, (short) NONE);

    int[] byDepth = byDepth(trie);
    int[] state = new int[size];
    int count = 1;
    for (int node = trie.child(0); node != NONE; node = trie.sibling(node)) {
      state[node] = count++;
    }
    shallow = count - 1;
    for (int node : byDepth) {
      if (state[node] == 0 && node != 0 && trie.branches(node)) {
        state[node] = count++;
      }
    }
    rowed = count;
    rows = new int[Math.multiplyExact(rowed, 256)];
    for (int node : byDepth) {
      if (state[node] == 0 && node != 0) {
        state[node] = count++;
      }
    }
    for (int node : byDepth) {
      ending[state[node]] = trie.ending(node);
    }
    // A parent before its children: each state finds its way back among those that are done.
    shorter[0] = NONE;
    for (int node : byDepth) {
      link(trie, node, state);
    }
    for (BodySignature signature : this.signatures) {
      int first = signature.bytes()[0] & 0xff;
      int second = signature.bytes()[1] & 0xff;
      pairs[first << 2 | second >>> 6] |= 1L << second;
    }
  }

  private static int[] byDepth(BodyTrie trie) {
    int[] order = new int[trie.size()];
    int end = 1;
    for (int i = 0; i < end; i++) {
      for (int node = trie.child(order[i]); node != NONE; node = trie.sibling(node)) {
        order[end++] = node;
      }
    }
    return order;
  }

  private void link(BodyTrie trie, int node, int[] state) {
    int from = state[node];
    if (from < rowed && node != 0) {
      for (int b = 0; b < 256; b++) {
        rows[from << 8 | b] = step(fallback[from], b);
      }
    }
    for (int child = trie.child(node); child != NONE; child = trie.sibling(child)) {
      int to = state[child];
      int b = trie.label(child);
      fallback[to] = node == 0 ? 0 : plain(step(fallback[from], b));
      int back = fallback[to];
      shorter[to] = ending[back] == NONE ? shorter[back] : back;
      int target = ending[to] == NONE && shorter[to] == NONE ? to : ~to;
      if (from < rowed) {
        rows[from << 8 | b] = target;
      } else {
        label[from] = (short) b;
        next[from] = target;
      }
    }
  }

  private int step(int from, int b) {
    int state = from;
    while (state >= rowed && label[state] != b) {
      state = fallback[state];
    }
    return state < rowed ? rows[state << 8 | b] : next[state];
  }

  private static int plain(int target) {
    return target < 0 ? ~target : target;
  }

  boolean isEmpty() {
    return signatures.isEmpty();
  }

  /** Begins the reading of a content of {@code size} bytes. */
  Run run(long size) {
    return new Run(size);
  }

  /** One reading of one content. */
  final class Run {
    private final long size;
    private long position;
    private int state;
    private final BitSet seen = new BitSet();

    private Run(long size) {
      this.size = size;
    }

    /** Which of the noted signatures were there. */
    BitSet seen() {
      return seen;
    }

    /** Reads on, and returns the first signature that is there with these bytes, or null. */
    @Nullable BodySignature read(byte[] bytes, int length) {
      int at = state;
      int i = 0;
      while (i < length) {
        if (at <= shallow && i > 0) {
          int before = bytes[i - 1] & 0xff;
          int b = bytes[i] & 0xff;
          while ((pairs[before << 2 | b >>> 6] >>> b & 1) == 0 && ++i < length) {
            before = b;
            b = bytes[i] & 0xff;
          }
          if (i == length) {
            // The last byte may be a signature's first.
            at = rows[b];
            break;
          }
          at = rows[before];
        }
        int target = step(at, bytes[i] & 0xff);
        if (target < 0) {
          target = ~target;
          BodySignature found = endingAt(target, position + i);
          if (found != null) {
            return found;
          }
        }
        at = target;
        i++;
      }
      state = at;
      position += length;
      return null;
    }

    private @Nullable BodySignature endingAt(int end, long last) {
      for (int at = end; at != NONE; at = shorter[at]) {
        for (int i = ending[at]; i != NONE; i = same[i]) {
          BodySignature signature = signatures.get(i);
          if (i >= noted) {
            seen.set(i - noted);
          } else if (signature.offset().allows(last - signature.bytes().length + 1, size)) {
            return signature;
          }
        }
      }
      return null;
    }
  }
}
