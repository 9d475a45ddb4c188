package org.postern.inspection.format;

import java.util.List;
import java.util.stream.Stream;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.anatomy.Node;

/** Checks for what only the recipient can open. */
final class ClosedChecks {
  static final List<FormatCheck> CHECKS =
      List.of(
          FormatCheck.ofEachNode(
              "encrypted-file",
              "An archive or document needs a password. Letters that are encrypted as a whole, by"
                  + " S/MIME or OpenPGP, do not count. A site can block such files during an"
                  + " outbreak.",
              Effect.NOTE,
              ClosedChecks::encrypted),
          FormatCheck.ofEachNode(
              "smime-not-opened",
              "A part says that it is signed by S/MIME, and its content could not be found, so that"
                  + " nobody looked at it.",
              Effect.NOTE,
              ClosedChecks::notOpened));

  private ClosedChecks() {}

  private static Stream<String> encrypted(Node node) {
    boolean letter = node.declaredTypes().stream().anyMatch(ClosedChecks::isLetter);
    return node.encrypted() && !letter
        ? Stream.of("is " + node.reading().type().mediaType())
        : Stream.empty();
  }

  /** A signature that stands beside what it signs, and a bundle of certificates, say so. */
  private static Stream<String> notOpened(Node node) {
    boolean signed =
        node.declaredTypes().stream().anyMatch(type -> type.endsWith("pkcs7-mime"))
            && node.header()
                .all("Content-Type")
                .anyMatch(field -> field.value().contains("signed-data"));
    return signed && node.isLeaf() && !node.encrypted()
        ? Stream.of("signed data without content")
        : Stream.empty();
  }

  private static boolean isLetter(String type) {
    return type.equals("multipart/encrypted")
        || type.startsWith("application/pgp")
        || type.endsWith("pkcs7-mime")
        || type.startsWith("text/");
  }
}
