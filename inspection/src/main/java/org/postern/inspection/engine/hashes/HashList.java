package org.postern.inspection.engine.hashes;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Digests with names: what the files of a list say, all together. A million SHA-256 with names of
 * their own take under 64 MB. Once {@link #done} it does not change any more.
 */
final class HashList {
  private static final int SHOWN = 8;

  private final Map<Digest, HashIndex> indexes = new EnumMap<>(Digest.class);
  private final Names names = new Names();
  private int lines;

  void add(Digest digest, byte[] value, String name) {
    lines++;
    indexes.computeIfAbsent(digest, any -> new HashIndex()).add(value, names.add(name));
  }

  /** Ends the adding. */
  HashList done() {
    indexes.values().forEach(HashIndex::trim);
    names.trim();
    return this;
  }

  /** Returns the digests that are worth computing. */
  Set<Digest> kinds() {
    return indexes.isEmpty() ? EnumSet.noneOf(Digest.class) : EnumSet.copyOf(indexes.keySet());
  }

  /** Returns the name of a listed digest; one without a name is named after itself. */
  Optional<String> find(Digest digest, byte[] value) {
    HashIndex index = indexes.get(digest);
    int number = index == null ? 0 : index.find(value);
    if (number == 0) {
      return Optional.empty();
    }
    String name = names.at(number);
    return Optional.of(
        name.isEmpty() ? "Listed-" + HexFormat.of().formatHex(value, 0, SHOWN) : name);
  }

  /** How many were added, those that were there already among them. */
  int lines() {
    return lines;
  }

  int size() {
    return indexes.values().stream().mapToInt(HashIndex::size).sum();
  }

  /** How much memory it takes, in bytes. */
  long bytes() {
    return names.bytes() + indexes.values().stream().mapToLong(HashIndex::bytes).sum();
  }
}
