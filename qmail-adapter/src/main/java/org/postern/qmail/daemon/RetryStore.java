package org.postern.qmail.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.FileContent;
import org.postern.qmail.chain.Delivery;

/**
 * Deliveries that qmail-queue did not take when others of the same message were queued already. The
 * client was told "queued", so they lie here, synced, until qmail-queue has them.
 *
 * <p>A file is a delivery, {@code ID}: the length of the envelope (4 bytes, big-endian), the
 * envelope in qmail-queue's form, the message. A file {@code ID.part} is one that is being written,
 * or was when posternd was killed.
 */
final class RetryStore {
  private static final String PART = ".part";

  private final Path directory;

  RetryStore(Path directory) {
    this.directory = directory;
  }

  /** Removes what a killed posternd left half-written. Nobody was told "queued" for that. */
  void removeLeftovers() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(PART)).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * Keeps a delivery.
   *
   * @param id unique; letters, digits and dashes
   * @throws IOException if it is not on disk
   */
  void keep(String id, Delivery delivery) throws IOException {
    Path part = directory.resolve(id + PART);
    try (FileChannel out =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      byte[] envelope = EnvelopeForm.bytes(delivery.envelope());
      write(out, ByteBuffer.allocate(Integer.BYTES).putInt(envelope.length).flip());
      write(out, ByteBuffer.wrap(envelope));
      try (InputStream in = delivery.message().open()) {
        byte[] chunk = new byte[65_536];
        for (int n; (n = in.read(chunk)) > 0; ) {
          write(out, ByteBuffer.wrap(chunk, 0, n));
        }
      }
      long written = out.position() - Integer.BYTES - envelope.length;
      if (written != delivery.message().size()) {
        throw new IOException("the message is not as long as it says");
      }
      out.force(true);
      Files.move(part, directory.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      syncDirectory();
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private void syncDirectory() throws IOException {
    try (FileChannel open = FileChannel.open(directory, StandardOpenOption.READ)) {
      open.force(true);
    }
  }

  /** Returns the ids of all that is kept, oldest name first. */
  List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(PART))
          .sorted()
          .toList();
    }
  }

  /**
   * What waits.
   *
   * @param messages deliveries
   * @param oldest how long the one has waited that has waited longest; zero if there is none
   */
  record Waiting(int messages, Duration oldest) {}

  /** Returns what waits now; nothing if the store cannot be read, which the retries tell. */
  Waiting waiting(Instant now) {
    try {
      List<String> ids = list();
      Duration oldest = Duration.ZERO;
      for (String id : ids) {
        Instant kept = Files.getLastModifiedTime(directory.resolve(id)).toInstant();
        Duration age = Duration.between(kept, now);
        oldest = age.compareTo(oldest) > 0 ? age : oldest;
      }
      return new Waiting(ids.size(), oldest);
    } catch (IOException e) {
      return new Waiting(0, Duration.ZERO);
    }
  }

  /**
   * Tries a delivery again, and forgets it once it is queued.
   *
   * @throws IOException if it cannot be read or forgotten; in the second case it may be queued
   *     again
   */
  Reply retry(String id, QmailQueue queue) throws IOException {
    Path path = directory.resolve(id);
    Reply reply;
    try (FileContent file = FileContent.open(path)) {
      reply = queue.queue(delivery(file));
    } catch (RefusedException e) {
      throw new IOException(id + ": " + e.getMessage(), e);
    }
    if (reply.queued()) {
      Files.delete(path);
      syncDirectory();
    }
    return reply;
  }

  private static Delivery delivery(Content file) throws IOException, RefusedException {
    if (file.size() < Integer.BYTES) {
      throw new IOException("the file is too short");
    }
    int length = ByteBuffer.wrap(bytes(file, 0, Integer.BYTES)).getInt();
    if (length < 0 || length > file.size() - Integer.BYTES) {
      throw new IOException("the file is too short");
    }
    long message = Integer.BYTES + (long) length;
    return new Delivery(
        EnvelopeForm.parse(bytes(file, Integer.BYTES, message), Integer.MAX_VALUE),
        file.slice(message, file.size()));
  }

  private static byte[] bytes(Content content, long from, long to) throws IOException {
    try (InputStream in = content.slice(from, to).open()) {
      return in.readAllBytes();
    }
  }
}
