package org.postern.repository;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.postern.attributes.RawAddresses;
import org.postern.inspection.Finding;

/**
 * A message in a maildir repository, and what stands beside it. All text but the id comes from
 * strangers.
 *
 * @param shelf where it lies
 * @param id the name of its file: letters, digits and a few signs, never a slash
 * @param file the message, byte for byte as it came
 * @param stored when
 * @param size in bytes
 * @param sender reverse path; empty for a bounce, and where there is no side file
 * @param recipients those for whom it is held
 * @param client address of the client; may be empty
 * @param state the processor that held it
 * @param error why, if something broke; else empty
 * @param findings what was found then
 */
public record Kept(
    Shelf shelf,
    String id,
    Path file,
    Instant stored,
    long size,
    String sender,
    List<String> recipients,
    String client,
    String state,
    String error,
    List<Finding> findings) {

  public Kept {
    recipients = List.copyOf(recipients);
    findings = List.copyOf(findings);
  }

  static Kept read(Shelf shelf, String id, Path file, Path side) throws IOException {
    Map<?, ?> about = Files.exists(side) ? PlainJson.read(side) : Map.of();
    return new Kept(
        shelf,
        id,
        file,
        stored(about, file),
        Files.size(file),
        text(about, "sender"),
        list(about, "recipients").stream().map(String::valueOf).toList(),
        text(about, "remoteAddr"),
        text(about, "state"),
        text(about, "error"),
        list(about, "findings").stream()
            .filter(Map.class::isInstance)
            .flatMap(each -> Finding.fromPlain((Map<?, ?>) each).stream())
            .toList());
  }

  private static String text(Map<?, ?> about, String name) {
    return about.get(name) instanceof String text ? text : "";
  }

  private static List<?> list(Map<?, ?> about, String name) {
    return about.get(name) instanceof List<?> list ? list : List.of();
  }

  /** Returns the words for what was found, each once, the gravest first. */
  public List<String> kinds() {
    return findings.stream()
        .map(Finding::kind)
        .distinct()
        .sorted()
        .map(Finding.Kind::word)
        .toList();
  }

  Shelved shelved() {
    return new Shelved(id, stored, size, kinds());
  }

  /**
   * Returns the mail as it was stored.
   *
   * @throws IOException if its side file cannot be read
   */
  public Mail mail() throws IOException {
    try {
      MailImpl mail = MailImpl.builder().name(id).build();
      mail.setMessageContent(new StoredMessage(file));
      Path side = shelf.maildir().side(id);
      if (Files.exists(side)) {
        SideFile.restore(mail, side);
      }
      return mail;
    } catch (MessagingException e) {
      throw new IOException("about/" + id + ".json: " + e.getMessage(), e);
    }
  }

  /** Returns the reverse path of a mail as it came; empty for a bounce. */
  public static String rawSender(Mail mail) {
    return mail.getMaybeSender()
        .asOptional()
        .map(sender -> RawAddresses.of(mail, sender))
        .orElse("");
  }

  /** Returns the recipients of a mail as they came. */
  public static List<String> rawRecipients(Mail mail) {
    return mail.getRecipients().stream().map(each -> RawAddresses.of(mail, each)).toList();
  }

  private static Instant stored(Map<?, ?> about, Path file) throws IOException {
    try {
      return Instant.parse(text(about, "stored"));
    } catch (DateTimeException e) {
      // No side file, or none that says it: then the file itself does.
      return Files.getLastModifiedTime(file).toInstant();
    }
  }
}
