package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.postern.inspection.content.Content;

/**
 * A 7z file. Its members are packed together, so that the last can be read only after all others:
 * all are unpacked once, in order, and kept.
 */
final class SevenZipReader implements ContainerReader {
  private static final String HOW = "7z";

  @Override
  public void read(Content content, String name, Listing.Draft draft) throws IOException {
    try (SevenZFile file =
        SevenZFile.builder()
            .setSeekableByteChannel(new ContentChannel(content))
            .setMaxMemoryLimitKb(Codec.MEMORY_KB)
            .setUseDefaultNameForUnnamedEntries(false)
            .get()) {
      for (SevenZArchiveEntry entry : file.getEntries()) {
        if (draft.full()) {
          return;
        }
        if (!entry.isDirectory() && !entry.isAntiItem()) {
          draft.add(member(file, entry, PackedReader.shortened(name), draft));
        }
      }
    } catch (PasswordRequiredException e) {
      draft.flaw(Flaw.Kind.ENCRYPTED, "7z with encrypted names");
    }
  }

  private static Member member(
      SevenZFile file, SevenZArchiveEntry entry, String otherwise, Listing.Draft draft)
      throws IOException {
    String name = Optional.ofNullable(entry.getName()).orElse(otherwise);
    if (!entry.hasStream()) {
      return Member.of(name, HOW, Content.of(new byte[0]));
    }
    try (Held held = new Held(file.getInputStream(entry), draft.meter)) {
      Content bytes = draft.meter.keep(Fence.around(() -> held));
      if (held.broken.isEmpty()) {
        return Member.of(name, HOW, bytes);
      }
      Flaw flaw = held.broken.get();
      return flaw.kind() == Flaw.Kind.BROKEN
          ? Member.broken(name, HOW, bytes, flaw.detail())
          : closed(name, flaw);
    } catch (PasswordRequiredException e) {
      return closed(name, new Flaw(Flaw.Kind.ENCRYPTED, "encrypted"));
    } catch (IOException | RuntimeException e) {
      boolean memory = BrokenException.wantsMemory(e);
      Flaw.Kind kind = memory ? Flaw.Kind.MEMORY : Flaw.Kind.NOT_UNPACKED;
      return closed(name, new Flaw(kind, BrokenException.words(e)));
    }
  }

  private static Member closed(String name, Flaw flaw) {
    return new Member(name, HOW, InputStream::nullInputStream, Optional.of(flaw));
  }

  /** Remembers why a stream broke, and ends when the time is up. */
  private static final class Held extends InputStream {
    private final InputStream in;
    private final Meter meter;
    private Optional<Flaw> broken = Optional.empty();

    Held(InputStream in, Meter meter) {
      this.in = in;
      this.meter = meter;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (meter.late()) {
        return -1;
      }
      try {
        return in.read(buffer, offset, length);
      } catch (PasswordRequiredException e) {
        broken = Optional.of(new Flaw(Flaw.Kind.ENCRYPTED, "encrypted"));
        throw e;
      } catch (IOException | RuntimeException e) {
        broken = Optional.of(new Flaw(Flaw.Kind.BROKEN, BrokenException.words(e)));
        throw e;
      }
    }
  }
}
