package org.postern.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * A message that is given back to the host. From the moment before the host is asked until the
 * message is gone from here a file says so, synced: who finds it knows that the host may have the
 * message already.
 *
 * <pre>
 *      release/N   host's queue   new/N     a crash here leaves
 * L0       -            -           +       the message, as it was
 * L1       +            -           +       the message; the next release asks first
 * L2       +            +           +       the same: nobody can tell it from L1
 * L3       +            +           -       delivered once; the file is passed over
 * L4       -            +           -       delivered once
 * </pre>
 */
public final class LetGo {
  private final Path folder;
  private final Path file;

  LetGo(Path folder, String id) {
    this.folder = folder;
    if (!SafeName.isName(id)) {
      throw new IllegalArgumentException("not the name of a message");
    }
    file = folder.resolve(id);
  }

  /** Returns what was written when a release began that did not come to its end. */
  public Optional<String> begun() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
  }

  /**
   * Notes that the host is about to be asked. When this returns, that is on disk.
   *
   * @param text who and when, for people
   * @throws IOException if it cannot be written, or another process has begun too
   */
  public void begin(String text) throws IOException {
    Disk.makeFolder(folder);
    Disk.giveToOwnerOfFolder(folder);
    Disk.write(file, Content.of(text.getBytes(UTF_8)));
    Disk.giveToOwnerOfFolder(file);
    Disk.sync(folder);
  }

  /** Notes that it is over: the host has said no, or the message is gone from here. */
  public void end() throws IOException {
    if (Files.deleteIfExists(file)) {
      Disk.sync(folder);
    }
  }
}
