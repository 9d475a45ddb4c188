package org.postern.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.postern.inspection.Finding;

/**
 * The mails that lie in a maildir of the quarantine, as their side files tell it
 * (docs/quarantine.md). It only reads, and may do so while a server stores and deletes there.
 *
 * @param folder the maildir
 */
public record HeldMails(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".json";

  /** The clock of a file system may be behind ours by so much. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  /**
   * One of them.
   *
   * @param id the name of its file, by which the commands of the quarantine know it
   * @param stored when
   * @param sender reverse path; empty for a bounce
   * @param recipients those for whom it is held
   * @param findings those that this version understands
   * @param message its file
   */
  public record HeldMail(
      String id,
      Instant stored,
      String sender,
      List<String> recipients,
      List<Finding> findings,
      Path message) {
    public HeldMail {
      recipients = List.copyOf(recipients);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Hands on what was stored after one time and not after another, in no order. A mail that goes
   * away meanwhile is passed over.
   *
   * @param broken hears of each side file that cannot be understood
   * @throws IOException if the folder cannot be read; if there is none, there are no mails
   */
  public void between(Instant after, Instant until, Consumer<HeldMail> mails, Consumer<Path> broken)
      throws IOException {
    Path about = folder.resolve("about");
    if (Files.notExists(about)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(about, "*" + ENDING)) {
      for (Path file : files) {
        try {
          if (Files.getLastModifiedTime(file).toInstant().isAfter(after.minus(SLACK))) {
            read(file)
                .filter(mail -> mail.stored().isAfter(after) && !mail.stored().isAfter(until))
                .ifPresent(mails);
          }
        } catch (NoSuchFileException e) {
          continue;
        } catch (JsonProcessingException | DateTimeException e) {
          broken.accept(file);
        }
      }
    }
  }

  private Optional<HeldMail> read(Path file) throws IOException {
    JsonNode root = JSON.readTree(Files.readAllBytes(file));
    String fileName = String.valueOf(file.getFileName());
    String name = fileName.substring(0, fileName.length() - ENDING.length());
    Optional<Path> message = new Maildir(folder).find(name);
    if (message.isEmpty()) {
      return Optional.empty();
    }
    List<String> recipients = new ArrayList<>();
    root.path("recipients").forEach(recipient -> recipients.add(recipient.asText()));
    List<Finding> findings = new ArrayList<>();
    root.path("findings")
        .forEach(finding -> Finding.fromPlain(plain(finding)).ifPresent(findings::add));
    return Optional.of(
        new HeldMail(
            name,
            Instant.parse(root.path("stored").asText()),
            root.path("sender").asText(),
            recipients,
            findings,
            message.get()));
  }

  private static Map<String, Object> plain(JsonNode finding) {
    Map<String, Object> plain = new LinkedHashMap<>();
    finding
        .fieldNames()
        .forEachRemaining(
            name -> {
              JsonNode value = finding.get(name);
              List<String> items = new ArrayList<>();
              value.forEach(item -> items.add(item.asText()));
              plain.put(name, value.isArray() ? items : value.asText());
            });
    return plain;
  }
}
