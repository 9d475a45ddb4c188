package org.postern.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.age.AgeIdentity;
import org.postern.age.AgeInput;

/** Reads mail out of an archive. May run while mail comes in. */
public final class ArchiveSearch {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Layout layout;
  private final List<AgeIdentity> keys;

  /**
   * @param keys to open what is encrypted
   * @throws NoSuchFileException if there is no archive
   */
  public ArchiveSearch(Path root, List<AgeIdentity> keys) throws NoSuchFileException {
    this.layout = Layout.there(root);
    this.keys = List.copyOf(keys);
  }

  /**
   * An archived mail.
   *
   * @param key the mail's name in the server's log; empty without a key to the side file
   * @param sender as the envelope has it
   * @param recipients all of them
   * @param size bytes of the file
   * @param readable whether the side file could be opened; if not, there is no envelope
   */
  public record Found(
      ArchiveId id,
      Instant time,
      String key,
      String sender,
      List<String> recipients,
      long size,
      boolean held,
      boolean readable) {}

  /** Hears of each mail. */
  @FunctionalInterface
  public interface Listener {
    void found(Found mail) throws IOException;
  }

  /** Tells of all mails of some days that did not expire, the oldest first. */
  public void each(LocalDate from, LocalDate to, Listener listener) throws IOException {
    for (LocalDate day : layout.folders()) {
      if (!day.isBefore(from) && !day.isAfter(to)) {
        for (Entry.Kept mail : DayLog.kept(layout, day).values()) {
          Path side = layout.side(mail.id(), mail.sideFile());
          if (Files.exists(side)) {
            listener.found(found(mail, side));
          }
        }
      }
    }
  }

  private Found found(Entry.Kept mail, Path side) throws IOException {
    boolean readable = !mail.suffix().endsWith(Packing.AGE) || !keys.isEmpty();
    JsonNode about = JSON.createObjectNode();
    if (readable) {
      try (InputStream in = open(side)) {
        about = JSON.readTree(in);
      }
    }
    List<String> recipients = new ArrayList<>();
    JsonNode raw = about.path("attributes").path("org.postern.raw-addresses").path("value");
    about.path("recipients").forEach(recipient -> recipients.add(address(raw, recipient.asText())));
    return new Found(
        mail.id(),
        mail.time(),
        about.path("key").asText(),
        address(raw, about.path("sender").asText()),
        recipients,
        mail.size(),
        Files.exists(layout.hold(mail.id())),
        readable);
  }

  /** An address that James cannot express has a stand-in in the envelope. */
  private static String address(JsonNode raw, String address) {
    return raw.path(address).path("value").asText(address);
  }

  /**
   * Opens the message of a mail, decrypted and unpacked. The caller closes the stream.
   *
   * @return empty if it is encrypted and there are no keys
   * @throws IOException if it is not there, or no key opens it
   */
  public Optional<InputStream> message(ArchiveId id) throws IOException {
    Path file = file(id);
    String suffix = kept(id).suffix();
    if (suffix.endsWith(Packing.AGE) && keys.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Packing.compression(suffix).unpack(open(file)));
  }

  /**
   * Returns the file of a mail's message.
   *
   * @throws NoSuchFileException if there is none
   */
  public Path file(ArchiveId id) throws IOException {
    return layout.find(id, kept(id).file()).orElseThrow(() -> missing(id));
  }

  private Entry.Kept kept(ArchiveId id) throws IOException {
    return Optional.ofNullable(DayLog.kept(layout, id.day()).get(id))
        .orElseThrow(() -> missing(id));
  }

  private static NoSuchFileException missing(ArchiveId id) {
    return new NoSuchFileException(id.toString(), null, "is not in the archive");
  }

  private InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return file.toString().endsWith(Packing.AGE) ? new AgeInput(in, keys) : in;
    } catch (IOException e) {
      in.close();
      throw new IOException(file + " " + e.getMessage(), e);
    }
  }
}
