package org.postern.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

  /**
   * All that maildir(5) knows to say of a message: passed, replied, seen, trashed, draft, flagged.
   */
  private static final List<String> FLAGGED = everyChoiceOf("DFPRST");

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
    if (holds(name)) {
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
    for (Path copy : copies(name)) {
      String removed = temporary.next(Role.REMOVED, name);
      Disk.move(copy, tmp.resolve(removed));
      syncNames();
      sweep(removed);
    }
  }

  /**
   * Deletes a message as {@link #remove} does, but leaves it to the next {@link #syncNames} that it
   * stays away if the power fails.
   */
  void drop(String name) throws IOException {
    for (Path copy : copies(name)) {
      String removed = temporary.next(Role.REMOVED, name);
      Disk.move(copy, tmp.resolve(removed));
      Disk.delete(side(name));
      Disk.delete(tmp.resolve(removed));
    }
  }

  private List<Path> copies(String name) throws IOException {
    Path file = unread.resolve(name);
    return Files.exists(file) ? List.of(file) : readCopies(name);
  }

  /** Brings to disk which messages there are. */
  void syncNames() throws IOException {
    Disk.sync(unread);
    Disk.sync(read);
  }

  /** Returns the names of all messages, which are read from the disk as they are asked for. */
  NamesOnDisk names() {
    return new NamesOnDisk(unread, read);
  }

  /** Returns what counts the messages. */
  Census census() {
    return new Census(List.of(unread, read), System::nanoTime);
  }

  /** Returns the file of a message. */
  Optional<Path> find(String name) throws IOException {
    return copies(name).stream().findFirst();
  }

  /**
   * Returns whether a message is there that was stored here; one that somebody else put into the
   * folders may be missed.
   */
  boolean holds(String name) throws IOException {
    return Files.exists(unread.resolve(name))
        || (Files.exists(side(name)) && find(name).isPresent());
  }

  /** Returns where the side file of a message is. */
  Path side(String name) {
    return about.resolve(name + ".json");
  }

  /**
   * Returns the files of a message in cur/. Those that a mail program leaves are tried first: a
   * look at each name in the folder takes a second where there are a million.
   */
  private List<Path> readCopies(String name) throws IOException {
    List<Path> usual = FLAGGED.stream().map(flags -> read.resolve(name + flags)).toList();
    List<Path> there = usual.stream().filter(Files::exists).toList();
    if (!there.isEmpty()) {
      return there;
    }
    return Disk.names(read, file -> withoutFlags(file).equals(name)).stream()
        .map(read::resolve)
        .toList();
  }

  static String withoutFlags(String file) {
    int flags = file.indexOf(FLAGS);
    return flags < 0 ? file : file.substring(0, flags);
  }

  private static List<String> everyChoiceOf(String letters) {
    List<String> all = new ArrayList<>();
    all.add("");
    for (int choice = 0; choice < 1 << letters.length(); choice++) {
      StringBuilder flags = new StringBuilder(":2,");
      for (int i = 0; i < letters.length(); i++) {
        if ((choice >> i & 1) == 1) {
          flags.append(letters.charAt(i));
        }
      }
      all.add(flags.toString());
    }
    return List.copyOf(all);
  }

  /** Deletes a file in tmp/, and before it the side file of a message that is not stored. */
  private void sweep(String file) throws IOException {
    String name = TemporaryNames.target(file);
    if (!holds(name)) {
      Disk.delete(side(name));
    }
    Disk.delete(tmp.resolve(file));
  }
}
