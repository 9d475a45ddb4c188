package org.postern.inspection.anatomy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postern.inspection.content.Content;

/** Messages for tests, written as text with LF and turned into CRLF. */
final class Mails {
  private Mails() {}

  static Anatomy anatomy(String mail) {
    return anatomy(bytes(mail.replace("\n", "\r\n")));
  }

  static Anatomy anatomy(byte[] mail) {
    return Anatomy.of(Content.of(mail), Budget.DEFAULT);
  }

  /** A multipart/mixed with parts that are headers and body already. */
  static String multipart(String boundary, String... parts) {
    StringBuilder mail = new StringBuilder();
    mail.append("Content-Type: multipart/mixed; boundary=\"").append(boundary).append("\"\n\n");
    for (String part : parts) {
      mail.append("--").append(boundary).append('\n').append(part).append('\n');
    }
    return mail.append("--").append(boundary).append("--\n").toString();
  }

  /** A part that holds a file in base64. */
  static String attachment(String name, byte[] content) {
    return """
    Content-Type: application/octet-stream; name="%s"
    Content-Transfer-Encoding: base64
    Content-Disposition: attachment; filename="%s"

    %s"""
        .formatted(name, name, Base64.getMimeEncoder().encodeToString(content).replace("\r", ""));
  }

  /** A zip of files, given as name and content in turn. */
  static byte[] zip(boolean stored, String... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        byte[] content = bytes(namesAndContents[i + 1]);
        ZipEntry entry = new ZipEntry(namesAndContents[i]);
        if (stored) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Node node(Anatomy anatomy, String path) {
    List<String> paths = anatomy.nodes().map(Node::path).toList();
    return anatomy
        .nodes()
        .filter(node -> node.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + path + " in " + paths));
  }

  static String text(Reading reading) {
    return new String(content(reading), StandardCharsets.ISO_8859_1);
  }

  static byte[] content(Reading reading) {
    try (InputStream in = reading.content().open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Irregularity> faults(Node node) {
    return node.faults().stream().map(Fault::what).toList();
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Checks what holds for every tree, whatever the message: what is listed can be read again. */
  static void checkReadable(Anatomy anatomy) {
    anatomy
        .nodes()
        .flatMap(node -> node.readings().stream())
        .forEach(
            reading -> {
              byte[] content = content(reading);
              boolean same =
                  content.length == reading.size()
                      && reading.content().size() == reading.size()
                      && (reading.sha256().isEmpty()
                          || reading.sha256().equals(Mime4jLeaves.sha256(content)));
              if (!same) {
                throw new AssertionError(
                    reading.how()
                        + ": "
                        + reading.size()
                        + " bytes at first, now "
                        + Arrays.toString(Arrays.copyOf(content, 40))
                        + " of "
                        + content.length);
              }
            });
  }
}
