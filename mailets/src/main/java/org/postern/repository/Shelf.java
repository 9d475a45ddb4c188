package org.postern.repository;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What lies in a maildir repository, for those who look at it, let it go or clear it away. Memory
 * and, but where every message is wanted, time do not grow with their number.
 */
public final class Shelf {
  private final Path root;
  private final Maildir maildir;
  private final Index index;

  Shelf(Path root, Maildir maildir, Index index) {
    this.root = root;
    this.maildir = maildir;
    this.index = index;
  }

  /** Returns that of a repository that another process may be writing to. It need not exist. */
  public static Shelf at(Path root) {
    return new MaildirRepository(root, InstantSource.system()).shelf();
  }

  /** Returns the folder of the repository. */
  public Path root() {
    return root;
  }

  /** Looks at a line; says whether it wants another. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(Shelved shelved) throws IOException;
  }

  /**
   * Returns the newest messages, the newest first.
   *
   * @param since those stored before are left out
   * @param wanted is asked before the message's side file is read
   * @param matching is asked with what stands in the side file
   * @param limit how many at most
   */
  public List<Kept> newest(
      Instant since, Predicate<Shelved> wanted, Predicate<Kept> matching, int limit)
      throws IOException {
    Map<String, Kept> found = new LinkedHashMap<>();
    backwards(
        since,
        line -> true,
        shelved -> {
          if (!shelved.stored().isBefore(since)
              && wanted.test(shelved)
              && !found.containsKey(shelved.id())
              && maildir.holds(shelved.id())) {
            find(shelved.id()).filter(matching).ifPresent(kept -> found.put(kept.id(), kept));
          }
          return found.size() < limit;
        });
    return List.copyOf(found.values());
  }

  /**
   * Returns the names of messages that begin with a text; the whole name is found at once.
   *
   * @param limit how many at most
   */
  public Collection<String> named(String start, int limit) throws IOException {
    if (SafeName.isName(start) && maildir.find(start).isPresent()) {
      return List.of(start);
    }
    Set<String> names = new LinkedHashSet<>();
    backwards(
        Instant.EPOCH,
        // The name stands last: a million lines are not taken apart for one.
        line -> line.startsWith(start, line.lastIndexOf(' ') + 1),
        shelved -> {
          if (maildir.holds(shelved.id())) {
            names.add(shelved.id());
          }
          return names.size() < limit;
        });
    return names;
  }

  /** Returns what is known of a message. */
  public Optional<Kept> find(String id) throws IOException {
    Optional<Path> file = SafeName.isName(id) ? maildir.find(id) : Optional.empty();
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(Kept.read(this, id, file.get(), maildir.side(id)));
  }

  /** Deletes a message. When this returns, that is on disk. */
  public void remove(String id) throws IOException {
    if (SafeName.isName(id)) {
      maildir.remove(id);
    }
  }

  /** Returns the deed of letting a message go, whether it has begun or not. */
  public LetGo letGo(String id) throws IOException {
    return new LetGo(root.resolve("release"), id);
  }

  /** Returns how many bytes those messages have together that are wanted. Looks at each. */
  long bytes(Predicate<Shelved> wanted) throws IOException {
    long[] bytes = {0};
    for (Path day : index.days()) {
      forwards(
          day,
          shelved -> {
            bytes[0] += wanted.test(shelved) && maildir.holds(shelved.id()) ? shelved.size() : 0;
            return true;
          });
    }
    return bytes[0];
  }

  Maildir maildir() {
    return maildir;
  }

  Index index() {
    return index;
  }

  /** Visits the lines of a day, as long as the visitor wants another. */
  static void forwards(Path day, Visitor visitor) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(day, StandardCharsets.ISO_8859_1)) {
      for (String line; (line = lines.readLine()) != null; ) {
        Optional<Shelved> shelved = Shelved.parse(line);
        if (shelved.isPresent() && !visitor.visit(shelved.get())) {
          return;
        }
      }
    }
  }

  private void backwards(Instant since, Predicate<String> wanted, Visitor visitor)
      throws IOException {
    LocalDate first = LocalDate.ofInstant(since, ZoneOffset.UTC);
    for (Path day : index.days().reversed()) {
      if (Index.day(day).isBefore(first)) {
        return;
      }
      try (BackwardLines lines = new BackwardLines(day)) {
        for (Optional<String> line; (line = lines.next()).isPresent(); ) {
          Optional<Shelved> shelved = line.filter(wanted).flatMap(Shelved::parse);
          if (shelved.isPresent() && !visitor.visit(shelved.get())) {
            return;
          }
        }
      }
    }
  }

  /** Makes the index of a repository that has none, because an older version wrote it. */
  void makeIndex() throws IOException {
    if (index.isThere()) {
      return;
    }
    Index made = new Index(Disk.makeFolder(root.resolve("index.new")));
    for (Iterator<String> names = maildir.names().stream().iterator(); names.hasNext(); ) {
      Optional<Kept> kept = find(names.next());
      if (kept.isPresent()) {
        made.add(kept.get().shelved());
      }
    }
    Disk.moveSynced(root.resolve("index.new"), root.resolve("index"));
  }
}
