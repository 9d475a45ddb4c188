package org.postern.inspection.active;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postern.inspection.anatomy.Anatomy;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/** Files in messages, and what acts in them. */
final class Files {
  private Files() {}

  /** What acts in an attachment and in all that is in it, each as {@code kind: detail}. */
  static List<String> active(String name, byte[] file) {
    return active(new ActiveContent(), name, file);
  }

  static List<String> active(ActiveContent active, String name, byte[] file) {
    return inMail(active, mail(name, file));
  }

  /** A message that is one file. */
  static byte[] mail(String name, byte[] file) {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    String head =
        "Content-Type: application/octet-stream\r\n"
            + "Content-Disposition: attachment; filename=\"%s\"\r\n".formatted(name)
            + "Content-Transfer-Encoding: binary\r\n\r\n";
    mail.writeBytes(bytes(head));
    mail.writeBytes(file);
    return mail.toByteArray();
  }

  /** What acts in a message. */
  static List<String> inMail(ActiveContent active, byte[] mail) {
    return Anatomy.of(Content.of(mail), Budget.DEFAULT)
        .nodes()
        .flatMap(node -> active.of(node).stream())
        .map(Active::toString)
        .toList();
  }

  /** A zip of files, given as name and content in turn; a content is text or bytes. */
  static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        Object content = namesAndContents[i + 1];
        zip.write(content instanceof byte[] raw ? raw : bytes((String) content));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A document of Office Open XML: a list of types, a body, and one more file. */
  static byte[] office(String folder, String name, Object content) {
    return zip("[Content_Types].xml", "<Types/>", folder + "/document.xml", "<a/>", name, content);
  }

  /** A document with a VBA project. */
  static byte[] withProject(String source) {
    byte[] project = OleFile.of(VbaFile.streams("", source));
    return office("word", "word/vbaProject.bin", project);
  }

  static byte[] deflated(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An OLE2 file of streams, named with their folders. */
  static byte[] ole(Map<String, byte[]> streams) {
    return OleFile.of(streams);
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
