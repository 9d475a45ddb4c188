package org.postern.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.inspection.text.OneLine;

/**
 * Who did what to held mail: {@code audit.log} in the folder that a repository's own lies in. One
 * line for each act, only ever added to, synced. Every value goes through {@link OneLine}, so no
 * text of a message can make a line or a field.
 */
public final class AuditLog {
  private static final int LONGEST = 500;

  private final Path file;
  private final String folder;

  private AuditLog(Path file, String folder) {
    this.file = file;
    this.folder = folder;
  }

  /** Returns the log that tells of a repository. */
  public static AuditLog of(Shelf shelf) {
    Path root = shelf.root();
    return new AuditLog(root.resolveSibling("audit.log"), String.valueOf(root.getFileName()));
  }

  /**
   * Adds a line. When this returns it is on disk.
   *
   * @param act one word
   * @param more what else is to be known, in this order; keys are plain words
   * @throws IOException if it could not be written: then the act must not be done
   */
  public void add(Instant now, String act, Map<String, String> more) throws IOException {
    StringBuilder line = new StringBuilder();
    line.append(now.truncatedTo(ChronoUnit.SECONDS));
    field(line, "act", act);
    field(line, "folder", folder);
    more.forEach((key, value) -> field(line, key, value));
    field(line, "user", System.getProperty("user.name", "?"));
    field(line, "uid", uid());
    Optional.ofNullable(System.getenv("SUDO_USER")).ifPresent(who -> field(line, "sudo", who));
    ByteBuffer bytes = ByteBuffer.wrap(line.append('\n').toString().getBytes(UTF_8));
    boolean first = !Files.exists(file);
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            Disk.privateFile(file))) {
      out.write(bytes);
      if (bytes.hasRemaining()) {
        throw new IOException(file + ": the disk is full");
      }
      out.force(true);
    }
    if (first) {
      Disk.giveToOwnerOfFolder(file);
    }
  }

  private static void field(StringBuilder line, String key, String value) {
    line.append(' ').append(key).append('=').append(OneLine.value(value, LONGEST));
  }

  private static String uid() {
    try {
      return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      // A system without /proc: the name has to do.
      return "?";
    }
  }
}
