package org.postern.inspection.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signatures with wildcards, and which of them a content is worth a second reading for: those of
 * which it has a run of bytes.
 */
final class LogicalTable {
  private final List<LogicalSignature> signatures;
  private final List<BodySignature> anchors = new ArrayList<>();

  /** For each run of bytes, the signature that it is of. */
  private final List<Integer> owners = new ArrayList<>();

  LogicalTable(List<LogicalSignature> signatures) {
    this.signatures = List.copyOf(signatures);
    for (int i = 0; i < this.signatures.size(); i++) {
      LogicalSignature signature = this.signatures.get(i);
      for (byte[] anchor : signature.anchors()) {
        anchors.add(new BodySignature(signature.name(), new SignatureOffset.Any(), anchor));
        owners.add(i);
      }
    }
  }

  /** Returns the runs of bytes to look for. */
  List<BodySignature> anchors() {
    return anchors;
  }

  /** Returns the signatures that may hold, by the runs of bytes that are there. */
  List<LogicalSignature> candidates(BitSet seen, long size) {
    return seen.stream()
        .mapToObj(owners::get)
        .distinct()
        .sorted()
        .map(signatures::get)
        .filter(signature -> signature.least() <= size && size <= signature.most())
        .toList();
  }

  /** Begins the second reading of a content. */
  static Scan scan(List<LogicalSignature> candidates, long size) {
    return new Scan(candidates, size);
  }

  /** One second reading. */
  static final class Scan {
    private final List<LogicalSignature> candidates;
    private final PatternScan patterns;

    private Scan(List<LogicalSignature> candidates, long size) {
      this.candidates = candidates;
      List<PatternScan.Wanted> wanted = new ArrayList<>();
      int counter = 0;
      for (LogicalSignature signature : candidates) {
        for (LogicalSignature.Sub sub : signature.subs()) {
          for (HexPattern pattern : sub.patterns()) {
            wanted.add(new PatternScan.Wanted(pattern, sub.offset(), counter));
          }
          counter++;
        }
      }
      this.patterns = new PatternScan(wanted, size, counter);
    }

    /** Reads on. */
    void read(byte[] bytes, int length) {
      patterns.read(bytes, length);
    }

    /** Returns the first signature that holds for what was read, or null. */
    @Nullable LogicalSignature holding() {
      long[] counts = patterns.counts();
      int from = 0;
      for (LogicalSignature signature : candidates) {
        if (signature.expression().tally(counts, from).holds()) {
          return signature;
        }
        from += signature.subs().size();
      }
      return null;
    }
  }
}
