package org.postern.inspection.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postern.inspection.Finding;
import org.postern.inspection.Finding.Effect;
import org.postern.inspection.Finding.Kind;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/** Messages for the rules of Qmail-Scanner's file. */
final class ScannedMail {
  private ScannedMail() {}

  /** A text of one header field. */
  static Facts withField(String field) {
    return facts(field + "\n\nhello\n");
  }

  /** A letter and a file. */
  static Facts withFile(String name, byte[] content) {
    return facts(
        """
        Content-Type: multipart/mixed; boundary=x

        --x

        hello
        --x
        Content-Type: application/x-any
        Content-Disposition: attachment; filename="%s"
        Content-Transfer-Encoding: base64

        %s
        --x--
        """
            .formatted(name, Base64.getMimeEncoder().encodeToString(content)));
  }

  /** A letter from somebody to two recipients from somewhere. */
  static Facts from(String sender, String client) {
    return facts(
        "\nhello\n",
        sender.isEmpty() ? Optional.empty() : Optional.of(sender),
        Optional.of(client).filter(address -> !address.isEmpty()));
  }

  static Facts facts(String message) {
    return facts(message, Optional.of("joe@example.net"), Optional.of("192.0.2.1"));
  }

  private static Facts facts(String message, Optional<String> sender, Optional<String> client) {
    return new Facts(
        Anatomy.of(Content.of(message.getBytes(StandardCharsets.UTF_8)), Budget.DEFAULT),
        sender,
        List.of("ann@example.org", "sales@example.org"),
        new Facts.Client(client, Optional.empty(), false, false),
        "example.org"::equals,
        Instant.parse("2026-01-03T19:30:00Z"),
        // What the format checks would say: rules on double extensions go by it.
        message.contains(".jpg.exe")
            ? List.of(
                new Finding(Kind.FORMAT, Effect.BLOCK, "format", "double-extension", "2", "x"))
            : List.of());
  }

  /** A zip archive with one member, which says that it is locked if wanted. */
  static byte[] zip(String member, boolean locked) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write("some text that is not short".getBytes(StandardCharsets.UTF_8));
    }
    byte[] archive = bytes.toByteArray();
    int directory = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    if (locked) {
      archive[6] |= 1;
      archive[directory + 8] |= 1;
    }
    return archive;
  }
}
