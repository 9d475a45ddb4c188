package org.postern.inspection.engine;

import java.util.List;

/** What signature files list. */
record Signatures(List<HashSignature> hashes, List<BodySignature> bodies) {
  static final Signatures NONE = new Signatures(List.of(), List.of());

  Signatures {
    hashes = List.copyOf(hashes);
    bodies = List.copyOf(bodies);
  }
}
