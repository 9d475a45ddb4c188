package org.postern.repository;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.Initializable;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;
import org.postern.attributes.MailContent;
import org.postern.inspection.text.OneLine;

/**
 * Mail in a maildir, which mail programs can read, with what a maildir has no place for beside it.
 * When {@link #store} returns, the mail is on disk.
 *
 * <p>A mail of the name N is a message {@code new/N} (or {@code cur/N:2,S} when a mail program has
 * shown it) and a side file {@code about/N.json} with envelope, attributes and findings. Storing
 * takes these steps, each synced before the next:
 *
 * <pre>
 *      tmp/ message   index/   tmp/ side   about/   new/     a crash here leaves
 * S0        -           -          -          -       -      nothing
 * S1        +           -          -          -       -      a file in tmp/; not listed, swept
 * S2        +           +          -          -       -      the same, and a line without message
 * S3        +           +          +          -       -      two files in tmp/; not listed, swept
 * S4        +           +          -          +       -      a side file without message; swept
 * S5        -           +          -          +       +      the mail. Only now does store() return
 * </pre>
 *
 * <p>The line in the index is how the newest and the oldest are found among a million; without its
 * message it counts for nothing.
 *
 * <p>Guarantee: a message in new/ is whole, and its side file is there. Removing goes the same way
 * back: message to tmp/, side file away, file in tmp/ away.
 *
 * <p>If there is a mail of that name already, it is replaced in one step too. Message and side file
 * go into a folder in tmp/, the folder moves to swap/N, and from then on the new mail is the one
 * that counts: what stands in swap/ is finished by whoever opens the repository next. Before that
 * step the old mail stands as it was.
 *
 * <p>Sweeping happens when the repository is opened: leftovers in tmp/ whose process is gone, or
 * that are older than 36 hours, with the side files of messages that never arrived.
 *
 * <p>One process writes, any number may read. Files can be read by this server's user only.
 */
public final class MaildirRepository implements MailRepository, Initializable {
  private static final int LOCKS = 64;
  private static final int LONGEST_KEY = 100;

  private final Path root;
  private final Maildir maildir;
  private final Index index;
  private final Room room;
  private final InstantSource clock;
  private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

  /**
   * Takes the place from the URL, such as {@code maildir://var/quarantine/viruses}; a path without
   * a leading slash starts in the host's working directory.
   *
   * @throws IOException if the host cannot resolve the path
   */
  @Inject
  public MaildirRepository(MailRepositoryUrl url, FileSystem files) throws IOException {
    this(
        files.getFile(FileSystem.FILE_PROTOCOL + url.getPath().asString()).toPath(),
        InstantSource.system());
  }

  MaildirRepository(Path root, InstantSource clock) {
    this.root = root.toAbsolutePath().normalize();
    this.clock = clock;
    maildir = new Maildir(this.root);
    index = new Index(this.root.resolve("index"));
    room = new Room(shelf(), clock);
  }

  /**
   * Makes the folders that are missing, and puts in order what a crash left.
   *
   * @throws MessagingException if the place cannot be written to
   */
  @Override
  public void init() throws MessagingException {
    try {
      maildir.open(clock.instant());
      shelf().makeIndex();
    } catch (IOException e) {
      throw trouble("cannot be opened", e);
    }
  }

  /**
   * Sets how many bytes all messages together may have. One that is more is not stored: {@link
   * #store} throws.
   */
  public void limit(long bytes) {
    room.limit(bytes);
  }

  /** Returns what lies here, for those who look at it or clear it away. */
  public Shelf shelf() {
    return new Shelf(root, maildir, index);
  }

  @Override
  public MailKey store(Mail mail) throws MessagingException {
    MailKey key = MailKey.forMail(mail);
    String name = SafeName.of(key.asString());
    Lock lock = lock(name);
    lock.lock();
    try {
      Maildir.Staged staged = maildir.stage(name, MailContent.of(mail));
      long size = staged.written().size();
      Instant now = clock.instant();
      room.need(size);
      index.add(new Shelved(name, now, size, SideFile.kinds(mail)));
      maildir.commit(staged, SideFile.of(mail, staged.written(), now));
      room.taken(size);
      return key;
    } catch (IOException e) {
      abandon(name, e);
      throw trouble("cannot store " + shown(key), e);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the keys of all mails, read from the disk as they are asked for. */
  @Override
  public Iterator<MailKey> list() throws MessagingException {
    return keys().iterator();
  }

  private Stream<MailKey> keys() {
    return maildir.names().stream().map(this::key).flatMap(Optional::stream).map(MailKey::new);
  }

  @Override
  public long size() throws MessagingException {
    try {
      return maildir.names().stream().count();
    } catch (UncheckedIOException e) {
      throw trouble("cannot be listed", e.getCause());
    }
  }

  /** Returns what tells how much lies here, cheaply. */
  public Census census() {
    return maildir.census();
  }

  /**
   * Returns a mail as it was stored. A message that somebody else put into the maildir has no side
   * file: it comes back without sender and recipients.
   */
  @Override
  public @Nullable Mail retrieve(MailKey key) throws MessagingException {
    String name = SafeName.of(key.asString());
    Lock lock = lock(name);
    lock.lock();
    try {
      Optional<Path> message = maildir.find(name);
      if (message.isEmpty()) {
        return null;
      }
      MailImpl mail = MailImpl.builder().name(key.asString()).build();
      mail.setMessageContent(new StoredMessage(message.get()));
      if (Files.exists(maildir.side(name))) {
        SideFile.restore(mail, maildir.side(name));
      }
      return mail;
    } catch (IOException e) {
      throw trouble("cannot read " + shown(key), e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void remove(MailKey key) throws MessagingException {
    removeNamed(SafeName.of(key.asString()));
  }

  /** What the interface of James 3.8 asks for besides. */
  public void remove(Mail mail) throws MessagingException {
    remove(MailKey.forMail(mail));
  }

  @Override
  public void removeAll() throws MessagingException {
    try (Stream<String> names = maildir.names().stream()) {
      for (Iterator<String> each = names.iterator(); each.hasNext(); ) {
        removeNamed(each.next());
      }
    } catch (UncheckedIOException e) {
      throw trouble("cannot be listed", e.getCause());
    }
  }

  private void removeNamed(String name) throws MessagingException {
    Lock lock = lock(name);
    lock.lock();
    try {
      maildir.remove(name);
    } catch (IOException e) {
      throw trouble("cannot remove " + OneLine.value(name, LONGEST_KEY), e);
    } finally {
      lock.unlock();
    }
  }

  /** A key that was too long for a name stands in the side file. */
  private Optional<String> key(String name) {
    Optional<String> key = SafeName.key(name);
    try {
      return key.isEmpty() && Files.exists(maildir.side(name))
          ? Optional.of(SideFile.key(maildir.side(name)))
          : key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Lock lock(String name) {
    return locks.get(Math.floorMod(name.hashCode(), LOCKS));
  }

  private void abandon(String name, IOException why) {
    try {
      maildir.abandon(name);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private static String shown(MailKey key) {
    return OneLine.value(key.asString(), LONGEST_KEY);
  }

  private MessagingException trouble(String what, IOException e) {
    return new MessagingException(
        "maildir://"
            + root
            + " "
            + what
            + ": "
            + e
            + "; see that the disk is not full and that"
            + " this server may write there",
        e);
  }
}
