package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.postern.inspection.content.Content;

/** Mails whose bytes a test chooses; one character is one byte. */
public final class RawMail {
  private RawMail() {}

  /** A mail from joe@example.net to ann@example.org. */
  public static MailImpl of(String message) throws Exception {
    return of("mail-1", message);
  }

  /** The same under another name. */
  public static MailImpl of(String name, String message) throws Exception {
    MailImpl mail =
        MailImpl.builder()
            .name(name)
            .sender("joe@example.net")
            .addRecipients(List.of(new MailAddress("ann@example.org")))
            .remoteAddr("192.0.2.7")
            .remoteHost("mail.example.net")
            .state("root")
            .build();
    byte[] bytes = message.getBytes(ISO_8859_1);
    mail.setMessageContent(
        new MimeMessageSource() {
          @Override
          public String getSourceId() {
            return name;
          }

          @Override
          public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
          }
        });
    return mail;
  }

  /** What a content holds. */
  public static String text(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }
}
