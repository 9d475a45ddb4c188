package org.postern.james38;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/** Writes the bytes that a mail has at this point of the chain to a file. */
public final class Keep extends GenericMailet {
  /** The file of a mail, below the working directory. */
  static Path file(Path directory, String as, String recipients) {
    return directory.resolve("kept").resolve(as).resolve(recipients);
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    String recipients =
        mail.getRecipients().stream()
            .map(MailAddress::asString)
            .sorted()
            .collect(Collectors.joining(","));
    Path file =
        file(Path.of(System.getProperty("working.directory")), getInitParameter("as"), recipients);
    try (InputStream in = new MimeMessageInputStream(mail.getMessage())) {
      Files.createDirectories(file.getParent());
      Path unfinished = file.resolveSibling(recipients + ".tmp");
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new MessagingException("cannot keep " + file, e);
    }
  }
}
