package org.postern.james38;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.mail.MessagingException;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/** Writes the bytes that a mail has at this point of the chain to a file named by its sender. */
public final class Keep extends GenericMailet {
  /** The file of a mail, below the working directory. */
  static Path file(Path directory, String as, String sender) {
    return directory.resolve("kept").resolve(as).resolve(sender);
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    Path directory = Path.of(System.getProperty("working.directory"));
    Path file = file(directory, getInitParameter("as"), mail.getMaybeSender().asString());
    try (InputStream in = new MimeMessageInputStream(mail.getMessage())) {
      Files.createDirectories(file.getParent());
      Path unfinished = Path.of(file + ".tmp");
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new MessagingException("cannot keep " + file, e);
    }
  }
}
