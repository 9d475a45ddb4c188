package org.postern.attributes;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.Inspection;
import org.postern.inspection.anatomy.Budget;
import org.postern.inspection.content.Content;

/**
 * The inspection of a mail, made when first asked for and shared by everything that runs in the
 * same chain. It hangs on the mail as an attribute that no queue keeps; behind a queue it is made
 * again if somebody asks.
 */
public final class MailInspection {
  /** Where it hangs on the mail. */
  public static final AttributeName ATTRIBUTE = AttributeName.of("org.postern.inspection");

  private MailInspection() {}

  /**
   * Returns the inspection of the bytes that the mail has now, with the budget that it has now.
   * Where either changed since it was last asked for, there is a new one.
   *
   * @throws MessagingException if the bytes cannot be read
   */
  public static Inspection of(Mail mail) throws MessagingException {
    return held(mail).inspection;
  }

  /**
   * Returns the last inspection of the mail, whatever became of its bytes since; empty if nobody
   * looked in this chain run.
   */
  public static Optional<Inspection> last(Mail mail) {
    return mail.getAttribute(ATTRIBUTE)
        .map(attribute -> attribute.getValue().value())
        .filter(Held.class::isInstance)
        .map(held -> ((Held) held).inspection);
  }

  /**
   * Returns the SHA-256 of the bytes that the mail has now, in lower-case hexadecimal.
   *
   * @throws MessagingException if the bytes cannot be read
   */
  public static String digest(Mail mail) throws MessagingException {
    return held(mail).digest();
  }

  private static Held held(Mail mail) throws MessagingException {
    Content message = MailContent.of(mail);
    Budget budget = MailBudget.of(mail);
    Optional<Held> held =
        mail.getAttribute(ATTRIBUTE)
            .map(attribute -> attribute.getValue().value())
            .filter(Held.class::isInstance)
            .map(Held.class::cast);
    if (held.isPresent() && held.get().isOf(message, budget)) {
      return held.get();
    }
    Held fresh = new Held(new Inspection(message, budget));
    mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.ofUnserializable(fresh)));
    return fresh;
  }

  /** An inspection and, from the first comparison, the digest of what it is of. */
  private static final class Held {
    private final Inspection inspection;
    private @Nullable String digest;

    Held(Inspection inspection) {
      this.inspection = inspection;
    }

    /** The same object is the same bytes; only where the host makes copies they are compared. */
    synchronized boolean isOf(Content message, Budget budget) throws MessagingException {
      if (!inspection.budget().equals(budget)) {
        return false;
      }
      if (inspection.message() == message) {
        return true;
      }
      if (inspection.message().size() != message.size()) {
        return false;
      }
      return digest(message).equals(digest());
    }

    synchronized String digest() throws MessagingException {
      if (digest == null) {
        digest = digest(inspection.message());
      }
      return digest;
    }

    private static String digest(Content content) throws MessagingException {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(content.open(), sha256)) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
      } catch (IOException e) {
        throw new MessagingException("the message cannot be read", e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
