package org.postern.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The names of the messages in new/ and cur/, each once, without all of them in memory.
 *
 * <p>Who asks for a page of a list stops in the middle and does not say so: the open folder is
 * given back at its end, or when nobody refers to the iterator any more.
 */
final class NamesOnDisk {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Path unread;
  private final Path read;

  NamesOnDisk(Path unread, Path read) {
    this.unread = unread;
    this.read = read;
  }

  /** Throws {@link UncheckedIOException} where a folder cannot be read. */
  Stream<String> stream() {
    Stream<String> fresh = files(unread);
    Stream<String> seen =
        files(read).map(Maildir::withoutFlags).filter(name -> !Files.exists(unread.resolve(name)));
    return Stream.of(fresh, seen).flatMap(names -> names).filter(SafeName::isName);
  }

  private static Stream<String> files(Path folder) {
    return Stream.of(folder).flatMap(NamesOnDisk::open);
  }

  private static Stream<String> open(Path folder) {
    Entries entries = new Entries(folder);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private static final class Entries implements Iterator<String> {
    private final DirectoryStream<Path> folder;
    private final Iterator<Path> each;

    Entries(Path path) {
      try {
        folder = Files.newDirectoryStream(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      each = folder.iterator();
      DirectoryStream<Path> open = folder;
      CLEANER.register(this, () -> close(open));
    }

    @Override
    public boolean hasNext() {
      try {
        if (each.hasNext()) {
          return true;
        }
      } catch (DirectoryIteratorException e) {
        throw new UncheckedIOException(e.getCause());
      }
      close(folder);
      return false;
    }

    @Override
    public String next() {
      return String.valueOf(each.next().getFileName());
    }

    private static void close(DirectoryStream<Path> open) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
