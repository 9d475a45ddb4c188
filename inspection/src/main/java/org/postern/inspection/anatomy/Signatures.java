package org.postern.inspection.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of all signatures, sorted by the first byte of the file. */
final class Signatures {
  private static final List<Signature> TABLE =
      Stream.of(
              ProgramSignatures.TABLE,
              ArchiveSignatures.TABLE,
              DocumentSignatures.TABLE,
              MediaSignatures.TABLE)
          .flatMap(List::stream)
          .toList();

  /** For each first byte the signatures that may match, in the order of the table. */
  private static final List<List<Signature>> BY_FIRST = byFirst();

  private Signatures() {}

  private static List<List<Signature>> byFirst() {
    List<List<Signature>> buckets = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      byte first = (byte) i;
      buckets.add(
          TABLE.stream()
              .filter(signature -> signature.offset() > 0 || signature.bytes()[0] == first)
              .toList());
    }
    return List.copyOf(buckets);
  }

  /** Returns every type that there is. */
  static List<FileType> types() {
    return TABLE.stream().map(Signature::type).toList();
  }

  /** Returns every type whose bytes are there, in the order of the table. */
  static List<FileType> match(byte[] head, int length) {
    List<FileType> types = new ArrayList<>();
    if (length == 0) {
      return types;
    }
    for (Signature signature : BY_FIRST.get(head[0] & 0xff)) {
      if (signature.matches(head, length)
          && Plausible.is(signature.type(), head, length)
          && !types.contains(signature.type())) {
        types.add(signature.type());
      }
    }
    return types;
  }
}
