package org.postern.inspection.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hash signatures, and which digests of a content of some size are worth computing. */
final class HashTable {
  private final Map<String, List<HashSignature>> byHash = new HashMap<>();
  private final Map<String, Set<Long>> sizes = new TreeMap<>();
  private final Set<String> anySize = new HashSet<>();

  HashTable(List<HashSignature> signatures) {
    for (HashSignature signature : signatures) {
      byHash.computeIfAbsent(signature.hash(), hash -> new ArrayList<>(1)).add(signature);
      Set<Long> known = sizes.computeIfAbsent(signature.algorithm(), algorithm -> new HashSet<>());
      signature.size().ifPresentOrElse(known::add, () -> anySize.add(signature.algorithm()));
    }
  }

  /** Returns the digests to compute: none if no signature is for a content of this size. */
  List<MessageDigest> digests(long size) {
    return sizes.entrySet().stream()
        .filter(entry -> anySize.contains(entry.getKey()) || entry.getValue().contains(size))
        .map(entry -> digest(entry.getKey()))
        .toList();
  }

  /** Returns a signature of this hash and size, or null. */
  @Nullable HashSignature find(byte[] hash, long size) {
    for (HashSignature signature : byHash.getOrDefault(HexFormat.of().formatHex(hash), List.of())) {
      if (signature.size().orElse(size) == size) {
        return signature;
      }
    }
    return null;
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
