package org.postern.inspection.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.mime.EncodedWords;

/** The header fields at the top of a message, decoded once however many rules ask about them. */
final class HeaderValues {
  private final Anatomy anatomy;
  private final Map<String, List<Value>> known = new HashMap<>();

  /** A field without its folds, as it came and decoded. */
  record Value(String raw, String decoded) {
    static Value of(String raw) {
      String decoded = EncodedWords.decode(raw);
      return new Value(raw, decoded.equals(raw) ? raw : decoded);
    }

    /** Returns whether both are the same, so that looking at one is enough. */
    @SuppressWarnings("ReferenceEquality")
    boolean isPlain() {
      return raw == decoded;
    }
  }

  HeaderValues(Anatomy anatomy) {
    this.anatomy = anatomy;
  }

  /** Returns the fields of a name, in the order of the message. */
  synchronized List<Value> all(String name) {
    return known.computeIfAbsent(
        name.toLowerCase(Locale.ROOT),
        key -> anatomy.root().header().all(name).map(field -> Value.of(field.unfolded())).toList());
  }
}
