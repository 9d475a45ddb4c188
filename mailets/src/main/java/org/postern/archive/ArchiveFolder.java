package org.postern.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Mail;
import org.postern.inspection.content.Content;
import org.postern.repository.Disk;
import org.postern.repository.SideFile;
import org.postern.repository.TemporaryNames;
import org.postern.repository.TemporaryNames.Role;

/**
 * An archive in a folder: day folders with mail, and a chain of hashes over all that was kept. When
 * {@link #keep} returns, the mail is on disk and in the chain.
 *
 * <p>Keeping takes these steps, each on disk before the next:
 *
 * <pre>
 *      tmp/ message   tmp/ side   line   day folder     a crash here leaves
 * A0        -             -         -        -          nothing
 * A1        +             -         -        -          a file in tmp/; swept
 * A2        +             +         -        -          two files in tmp/; swept
 * A3        +             +         +        -          the mail. The move is finished at the next open
 * A4        -             -         +        +          the mail. Only now does keep() return
 * </pre>
 *
 * <p>From A3 on the mail counts as kept: message and side file have their names in tmp/ on disk,
 * and whoever opens the archive moves them. So there is no line without its files, and no file in a
 * day folder without a line.
 *
 * <p>For several threads; other processes may write too, by a lock on a file. Files can be read by
 * this server's user only.
 */
public final class ArchiveFolder implements Closeable {
  private final Layout layout;
  private final InstantSource clock;
  private final Chain chain;
  private final SecureRandom random = new SecureRandom();
  private final TemporaryNames temporary = TemporaryNames.ofThisProcess();
  private final GroupCommit<Staged> commits = new GroupCommit<>(this::together);
  private final FileChannel lock;

  private ArchiveFolder(Layout layout, InstantSource clock, FileChannel lock) {
    this.layout = layout;
    this.clock = clock;
    this.lock = lock;
    this.chain = new Chain(layout);
  }

  /** A mail that lies in tmp/. */
  private record Staged(Entry.Kept entry, Path message, Path side) {}

  /**
   * Makes the folders that are missing, and puts in order what a crash left.
   *
   * @throws IOException if the place cannot be written to
   */
  public static ArchiveFolder open(Path root, InstantSource clock) throws IOException {
    Layout layout = new Layout(root.toAbsolutePath().normalize());
    layout.make();
    FileChannel lock =
        FileChannel.open(layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    ArchiveFolder opened = new ArchiveFolder(layout, clock, lock);
    try {
      opened.alone(() -> new Recovery(layout, opened.temporary).run(clock.instant()));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    return opened;
  }

  /**
   * Keeps a mail.
   *
   * @param message what is kept of it: its own bytes, or a report with them
   * @return the name under which it lies here
   * @throws IOException if it cannot be kept
   */
  public ArchiveId keep(Mail mail, Content message, Packing packing) throws IOException {
    Instant now = now();
    ArchiveId id = ArchiveId.next(day(now), random);
    String suffix = packing.suffix();
    Path file = layout.tmp().resolve(temporary.next(Role.MESSAGE, id + suffix));
    Path beside = layout.tmp().resolve(temporary.next(Role.SIDE, Packing.sideFile(id, suffix)));
    try {
      Disk.Written stored = Disk.write(file, out -> packing.message(message, out));
      Content about = Content.of(SideFile.of(mail, original(message, stored, packing), now));
      Disk.Written side = Disk.write(beside, out -> packing.side(about, out));
      commits.commit(
          new Staged(
              new Entry.Kept(now, id, suffix, stored.size(), stored.sha256(), side.sha256()),
              file,
              beside));
      return id;
    } catch (IOException e) {
      if (!(e.getCause() instanceof Chain.UncertainException)) {
        abandon(e, file, beside);
      }
      throw e;
    }
  }

  /**
   * Removes mail whose time is over and that is not held.
   *
   * @return how many mails were removed
   * @throws IOException if something could not be removed; the next call goes on
   */
  public int expire(Retention keep) throws IOException {
    Optional<LocalDate> since = keep.since(day(now()));
    int[] count = new int[1];
    for (LocalDate day : since.isPresent() ? layout.folders() : List.<LocalDate>of()) {
      if (day.isBefore(since.get())) {
        alone(
            () ->
                count[0] += new Expiry(layout).run(day, mails -> mark(Entry.Word.EXPIRED, mails)));
      }
    }
    return count[0];
  }

  /**
   * Keeps mails from expiring.
   *
   * @throws IOException if one of them is not in the archive, or it cannot be written down
   */
  public void hold(List<ArchiveId> mails) throws IOException {
    alone(
        () -> {
          present(mails);
          mark(Entry.Word.HELD, mails);
          for (ArchiveId mail : mails) {
            if (!Files.exists(layout.hold(mail))) {
              Disk.write(layout.hold(mail), Content.of(new byte[0]));
            }
          }
          Disk.sync(layout.holds());
        });
  }

  /**
   * Lets mails expire again.
   *
   * @throws IOException if one of them is not in the archive, or it cannot be written down
   */
  public void release(List<ArchiveId> mails) throws IOException {
    alone(
        () -> {
          present(mails);
          mark(Entry.Word.RELEASED, mails);
          for (ArchiveId mail : mails) {
            Files.deleteIfExists(layout.hold(mail));
          }
          Disk.sync(layout.holds());
        });
  }

  private void present(List<ArchiveId> mails) throws IOException {
    for (ArchiveId mail : mails) {
      Entry.Kept kept = DayLog.kept(layout, mail.day()).get(mail);
      if (kept == null || layout.find(mail, kept.file()).isEmpty()) {
        throw new NoSuchFileException(mail.toString(), null, "is not in the archive");
      }
    }
  }

  private void mark(Entry.Word word, List<ArchiveId> mails) throws IOException {
    Instant now = now();
    chain.add(day(now), mails.stream().map(mail -> new Entry.Mark(word, now, mail)).toList());
  }

  private static Disk.Written original(Content message, Disk.Written stored, Packing packing)
      throws IOException {
    return packing.equals(Packing.PLAIN)
        ? stored
        : new Disk.Written(stored.path(), message.size(), message.sha256());
  }

  /** What is done once for all who wait for it. */
  private void together(List<Staged> mails) throws IOException {
    locked(
        () -> {
          for (LocalDate day :
              mails.stream().map(mail -> mail.entry().id().day()).distinct().toList()) {
            layout.make(day);
          }
          Disk.sync(layout.tmp());
          chain.add(day(now()), mails.stream().map(Staged::entry).toList());
          for (Staged mail : mails) {
            Entry.Kept entry = mail.entry();
            Disk.move(mail.side(), layout.side(entry.id(), entry.sideFile()));
            Disk.move(mail.message(), layout.message(entry.id(), entry.file()));
          }
        });
  }

  /** Runs while nobody writes, in this process or another. */
  private void alone(GroupCommit.Alone act) throws IOException {
    commits.alone(() -> locked(act));
  }

  private void locked(GroupCommit.Alone act) throws IOException {
    try (FileLock held = lock.lock()) {
      if (held.isValid()) {
        act.run();
      }
    }
  }

  private static void abandon(IOException why, Path... files) {
    for (Path file : files) {
      try {
        Disk.delete(file);
      } catch (IOException e) {
        why.addSuppressed(e);
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  @Override
  public void close() throws IOException {
    chain.close();
    lock.close();
  }
}
