package org.postern.rar;

import com.github.junrar.Archive;
import com.github.junrar.ArchiveOptions;
import com.github.junrar.exception.RarException;
import com.github.junrar.exception.UnsupportedDictionarySizeException;
import com.github.junrar.exception.UnsupportedRarEncryptedException;
import com.github.junrar.exception.WrongPasswordException;
import com.github.junrar.rarfile.FileHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.postern.inspection.container.Flaw;
import org.postern.inspection.container.Unpacker;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/**
 * Unpacks rar from 1.5 to 7 with junrar. Only streams of entries: no name from an archive ever
 * becomes a path, and the library opens no file.
 */
public final class RarUnpacker implements Unpacker {
  /** What one archive may reserve, in bytes: as much as the other packings may. */
  private static final long LARGEST_DICTIONARY = 64L << 20;

  private static final int IN_MEMORY = 1 << 20;

  /** Made by the service loader. */
  public RarUnpacker() {}

  @Override
  public String mediaType() {
    return "application/vnd.rar";
  }

  @Override
  public void unpack(Content content, Sink sink) throws IOException {
    ArchiveOptions options = ArchiveOptions.builder().maxDictionarySize(LARGEST_DICTIONARY).build();
    try (Archive archive =
        new Archive(
            (opened, last) -> last == null ? new ContentVolume(content, opened) : null, options)) {
      boolean sound = true;
      List<FileHeader> headers = archive.getFileHeaders();
      for (FileHeader header : headers) {
        if (sink.full()) {
          return;
        }
        // Behind a broken file the library would unpack all before it again, for each that follows.
        if (isFile(header) && (sound || !header.isSolid())) {
          sound &= file(archive, header, sink);
        }
      }
    } catch (WrongPasswordException e) {
      throw new IOException("encrypted", e);
    } catch (RarException e) {
      throw new IOException(words(e), e);
    }
  }

  private static boolean isFile(FileHeader header) {
    return !header.isDirectory() && header.getRedirection() == null;
  }

  /** Adds a file; false if it is broken. */
  private static boolean file(Archive archive, FileHeader header, Sink sink) throws IOException {
    String name = header.getFileName().replace('\\', '/');
    if (header.isEncrypted()) {
      sink.closed(name, new Flaw(Flaw.Kind.ENCRYPTED, "encrypted"));
      return true;
    }
    if (header.isSplitBefore() || header.isSplitAfter()) {
      Flaw flaw = new Flaw(Flaw.Kind.NOT_UNPACKED, "part of a rar in several volumes");
      sink.closed(name, flaw);
      return true;
    }
    try (Spool spool = new Spool(Path.of(System.getProperty("java.io.tmpdir")), IN_MEMORY)) {
      try {
        archive.extractFile(header, new Bounded(spool, sink));
      } catch (UnsupportedDictionarySizeException | UnsupportedRarEncryptedException e) {
        sink.closed(name, new Flaw(Flaw.Kind.NOT_UNPACKED, words(e)));
        return false;
      } catch (RarException | RuntimeException e) {
        sink.broken(name, spool.content(), words(e));
        return false;
      }
      sink.add(name, spool.content());
      return true;
    }
  }

  private static String words(Exception e) {
    String said = e.getMessage();
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return said == null || said.isEmpty() ? kind : kind + ": " + said;
  }

  /** Takes as much as the message may still hold, and one byte more: then it is said. */
  private static final class Bounded extends OutputStream {
    private final OutputStream out;
    private final Sink sink;
    private long left;

    Bounded(OutputStream out, Sink sink) {
      this.out = out;
      this.sink = sink;
      this.left = sink.bytes() + 1;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int taken = (int) Math.min(length, left);
      out.write(bytes, offset, taken);
      left -= taken;
      if (taken < length || sink.full()) {
        throw new IOException("past the budget");
      }
    }
  }
}
