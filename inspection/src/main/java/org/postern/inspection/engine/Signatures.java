package org.postern.inspection.engine;

import java.util.List;

/** What signature files list. */
record Signatures(
    List<HashSignature> hashes, List<BodySignature> bodies, List<LogicalSignature> logicals) {
  static final Signatures NONE = new Signatures(List.of(), List.of(), List.of());

  Signatures {
    hashes = List.copyOf(hashes);
    bodies = List.copyOf(bodies);
    logicals = List.copyOf(logicals);
  }

  /** How many there are. */
  int size() {
    return hashes.size() + bodies.size() + logicals.size();
  }
}
