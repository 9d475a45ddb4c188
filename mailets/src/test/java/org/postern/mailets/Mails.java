package org.postern.mailets;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.postern.attributes.MailFindings;

/** Mails whose bytes a test writes. */
final class Mails {
  private Mails() {}

  /** A mail to joe@example.org and ann@strict.example. */
  static FakeMail of(String message) throws Exception {
    byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    return FakeMail.builder()
        .name("mail")
        .sender("alice@example.net")
        .recipients("joe@example.org", "ann@strict.example")
        .mimeMessage(
            new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)))
        .build();
  }

  /** A message with one attachment. */
  static String withAttachment(String name, String type, String base64) {
    return """
    From: alice@example.net
    Subject: a file
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="x"

    --x
    Content-Type: text/plain

    here it is
    --x
    Content-Type: %s; name="%s"
    Content-Transfer-Encoding: base64

    %s
    --x--
    """
        .formatted(type, name, base64);
  }

  /** Returns what was found, as {@code kind/effect source:name path}. */
  static List<String> found(Mail mail) {
    return MailFindings.of(mail).stream()
        .map(
            f ->
                "%s/%s %s:%s %s"
                    .formatted(f.kind().word(), f.effect().word(), f.source(), f.name(), f.path()))
        .toList();
  }
}
