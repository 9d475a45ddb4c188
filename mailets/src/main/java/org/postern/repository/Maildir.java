package org.postern.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.inspection.content.Content;
import org.postern.repository.TemporaryNames.Role;

/**
 * The folders of a maildir and the moves between them, each of which is on disk before the next one
 * begins. The states, and what a crash leaves, are in {@link MaildirRepository}.
 */
final class Maildir {
  /** What a mail program puts behind a name in cur/, and what follows it. */
  private static final char FLAGS = ':';

  private final Path tmp;
  private final Path unread;
  private final Path read;
  private final Path about;
  private final Path swap;
  private final TemporaryNames temporary = TemporaryNames.ofThisProcess();

  Maildir(Path root) {
    tmp = root.resolve("tmp");
    unread = root.resolve("new");
    read = root.resolve("cur");
    about = root.resolve("about");
    swap = root.resolve("swap");
  }

  /**
   * A message that lies in tmp/, synced, and is not stored yet.
   *
   * @param name what it is to be called
   * @param written where it lies
   */
  record Staged(String name, Disk.Written written) {}

  /** Makes the folders that are missing, and puts in order what a crash left. */
  void open(Instant now) throws IOException {
    for (Path folder : List.of(tmp, unread, read, about, swap)) {
      Disk.makeFolder(folder);
    }
    for (String name : Disk.names(swap)) {
      finishSwap(name);
    }
    for (String file : Disk.names(tmp)) {
      try {
        Instant changed = Files.getLastModifiedTime(tmp.resolve(file)).toInstant();
        if (temporary.isLeftover(file, changed, now)) {
          sweep(file);
        }
      } catch (NoSuchFileException e) {
        continue; // its owner was faster
      }
    }
  }

  /** Writes a message to tmp/. */
  Staged stage(String name, Content message) throws IOException {
    return new Staged(name, Disk.write(tmp.resolve(temporary.next(Role.MESSAGE, name)), message));
  }

  /** Stores a staged message with its side file, in place of one of that name. */
  void commit(Staged staged, byte[] side) throws IOException {
    String name = staged.name();
    Path message = staged.written().path();
    Path beside = tmp.resolve(temporary.next(Role.SIDE, name));
    Disk.write(beside, Content.of(side));
    if (find(name).isPresent()) {
      Path pair = Disk.makeFolder(tmp.resolve(temporary.next(Role.PAIR, name)));
      Disk.move(beside, pair.resolve("about"));
      Disk.move(message, pair.resolve("message"));
      Disk.sync(pair);
      Disk.moveSynced(pair, swap.resolve(name));
      finishSwap(name);
    } else {
      Disk.moveSynced(beside, side(name));
      Disk.moveSynced(message, unread.resolve(name));
    }
  }

  /** Finishes a replacement; whatever of it was done before a crash is not done again. */
  private void finishSwap(String name) throws IOException {
    Path pair = swap.resolve(name);
    if (Files.exists(pair.resolve("about"))) {
      Disk.moveSynced(pair.resolve("about"), side(name));
    }
    if (Files.exists(pair.resolve("message"))) {
      Disk.moveSynced(pair.resolve("message"), unread.resolve(name));
    }
    for (Path old : readCopies(name)) {
      Disk.delete(old);
    }
    Disk.sync(read);
    Disk.delete(pair);
  }

  /** Deletes what is left in tmp/ of a message that could not be stored. */
  void abandon(String name) throws IOException {
    for (String file : Disk.names(tmp)) {
      if (temporary.isOurs(file) && TemporaryNames.target(file).equals(name)) {
        sweep(file);
      }
    }
  }

  /** Deletes a message; without effect if there is none of that name. */
  void remove(String name) throws IOException {
    for (Optional<Path> stored = find(name); stored.isPresent(); stored = find(name)) {
      String file = temporary.next(Role.REMOVED, name);
      Disk.move(stored.get(), tmp.resolve(file));
      Disk.sync(unread);
      Disk.sync(read);
      sweep(file);
    }
  }

  /** Returns the names of all messages. */
  List<String> names() throws IOException {
    List<String> names = Disk.names(unread);
    for (String file : Disk.names(read)) {
      String name = withoutFlags(file);
      if (!Files.exists(unread.resolve(name))) {
        names.add(name);
      }
    }
    names.removeIf(name -> !SafeName.isName(name));
    return names;
  }

  /** Returns the file of a message. */
  Optional<Path> find(String name) throws IOException {
    Path file = unread.resolve(name);
    return Files.exists(file) ? Optional.of(file) : readCopies(name).stream().findFirst();
  }

  /** Returns where the side file of a message is. */
  Path side(String name) {
    return about.resolve(name + ".json");
  }

  private List<Path> readCopies(String name) throws IOException {
    return Disk.names(read).stream()
        .filter(file -> withoutFlags(file).equals(name))
        .map(read::resolve)
        .toList();
  }

  private static String withoutFlags(String file) {
    int flags = file.indexOf(FLAGS);
    return flags < 0 ? file : file.substring(0, flags);
  }

  /** Deletes a file in tmp/, and before it the side file of a message that is not stored. */
  private void sweep(String file) throws IOException {
    String name = TemporaryNames.target(file);
    if (find(name).isEmpty()) {
      Disk.delete(side(name));
    }
    Disk.delete(tmp.resolve(file));
  }
}
