package org.postern.inspection.anatomy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** What Mime4j makes of a message: the reference for ordinary mail. */
final class Mime4jLeaves {
  private Mime4jLeaves() {}

  /** Returns type, encoding, size and digest of each leaf, in order. */
  static List<String> of(byte[] mail) throws IOException, MimeException {
    MimeConfig config =
        MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .build();
    MimeTokenStream stream = new MimeTokenStream(config);
    stream.parse(new ByteArrayInputStream(mail));
    List<String> leaves = new ArrayList<>();
    while (stream.getState() != EntityState.T_END_OF_STREAM) {
      if (stream.getState() == EntityState.T_BODY) {
        byte[] body = stream.getDecodedInputStream().readAllBytes();
        String type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        leaves.add(type + ' ' + body.length + ' ' + sha256(body));
      }
      stream.next();
    }
    return leaves;
  }

  /** Returns the same of our own tree. */
  static List<String> of(Anatomy anatomy) {
    List<String> leaves = new ArrayList<>();
    collect(anatomy.root(), leaves);
    return leaves;
  }

  private static void collect(Node node, List<String> leaves) {
    Reading reading = node.reading();
    boolean parts = reading.children().stream().anyMatch(child -> child.path().indexOf('!') < 0);
    if (parts) {
      reading.children().forEach(child -> collect(child, leaves));
    } else {
      leaves.add(node.declaredType() + ' ' + reading.size() + ' ' + reading.sha256());
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }
}
