package org.postern.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.repository.Disk;

/**
 * The end of the chain, where lines are added. Whoever uses it holds the lock of the archive;
 * others may have added lines since, which shows and is read again.
 */
final class Chain implements Closeable {
  private final Layout layout;
  private @Nullable End end;

  Chain(Layout layout) {
    this.layout = layout;
  }

  /** The open log that lines are added to. */
  private record End(LocalDate day, FileChannel file, long size, String hash) {}

  /**
   * Adds lines; they are on disk when this returns, or none of them is there.
   *
   * @param today whose log is begun if it is later than the last one
   * @throws IOException if they could not be written
   * @throws UncertainException if, besides, what was written of them could not be taken back
   */
  void add(LocalDate today, List<? extends Entry> entries) throws IOException {
    End before = at(today);
    StringBuilder text = new StringBuilder();
    String hash = before.hash();
    if (before.size() == 0) {
      ChainLine opening = ChainLine.opening(before.day(), hash);
      text.append(opening).append('\n');
      hash = opening.hash();
    }
    for (Entry entry : entries) {
      ChainLine line = new ChainLine(entry.text(), hash);
      text.append(line).append('\n');
      hash = line.hash();
    }
    byte[] bytes = text.toString().getBytes(US_ASCII);
    write(before, bytes);
    end = new End(before.day(), before.file(), before.size() + bytes.length, hash);
  }

  private void write(End before, byte[] bytes) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        before.file().write(buffer, before.size() + buffer.position());
      }
      before.file().force(false);
    } catch (IOException e) {
      try {
        before.file().truncate(before.size());
        before.file().force(false);
      } catch (IOException second) {
        e.addSuppressed(second);
        throw new UncertainException(e);
      } finally {
        close();
      }
      throw e;
    }
  }

  /** Some lines may stand in the log although nobody was told so. */
  static final class UncertainException extends IOException {
    private static final long serialVersionUID = 1L;

    UncertainException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Returns the end of the chain as it is on disk now, in the log of this day or a later one. */
  private End at(LocalDate today) throws IOException {
    End known = end;
    if (known != null && known.day().equals(today) && known.file().size() == known.size()) {
      return known;
    }
    close();
    String hash = ChainLine.START;
    for (LocalDate day : layout.days().reversed()) {
      DayLog log = DayLog.read(layout, day);
      cut(log);
      if (!log.written().isEmpty()) {
        hash = log.last().orElseThrow(() -> broken(day)).hash();
        if (!day.isBefore(today)) {
          return opened(day, log.whole(), hash);
        }
        break;
      }
      Files.delete(layout.log(day));
    }
    Disk.write(layout.log(today), Content.of(new byte[0]));
    Disk.sync(layout.chain());
    return opened(today, 0, hash);
  }

  /** Takes away what a crash left of a line: nobody was told that it was written. */
  private void cut(DayLog log) throws IOException {
    if (log.size() > log.whole()) {
      try (FileChannel file = FileChannel.open(layout.log(log.day()), StandardOpenOption.WRITE)) {
        file.truncate(log.whole());
        file.force(true);
      }
    }
  }

  private End opened(LocalDate day, long size, String hash) throws IOException {
    FileChannel file = FileChannel.open(layout.log(day), StandardOpenOption.WRITE);
    End opened = new End(day, file, size, hash);
    end = opened;
    return opened;
  }

  private IOException broken(LocalDate day) {
    return new IOException(
        layout.log(day)
            + " does not end with a line of an archive; postern archive verify says more");
  }

  @Override
  public void close() throws IOException {
    End open = end;
    end = null;
    if (open != null) {
      open.file().close();
    }
  }
}
