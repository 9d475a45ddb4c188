package org.postern.inspection.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.postern.inspection.content.Content;

/**
 * A file in a container.
 *
 * @param name as in the container, folders included; empty if it has none
 * @param how the way it was found, in words for {@code explain}
 * @param opener opens its bytes, as often as needed; the packed ones if it is closed
 * @param closed why its own bytes cannot be read, or empty if they can
 */
public record Member(String name, String how, Opener opener, Optional<Flaw> closed) {

  /** Opens bytes at the first one. The caller closes the stream. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  /** A member that can be read. */
  static Member of(String name, String how, Opener opener) {
    return new Member(name, how, opener, Optional.empty());
  }

  /** A member whose bytes are a part of the container. */
  static Member of(String name, String how, Content content) {
    return of(name, how, content::open);
  }

  /** A member of which only the first bytes are there; what can be read is looked into. */
  static Member broken(String name, String how, Content content, String why) {
    return of(name, how, () -> new BrokenStream(content.open(), why));
  }

  /** Returns whether a password or key is needed. */
  public boolean encrypted() {
    return closed.filter(flaw -> flaw.kind() == Flaw.Kind.ENCRYPTED).isPresent();
  }

  /** Returns whether the bytes that can be read are the member's own. */
  public boolean readable() {
    return closed.isEmpty();
  }

  /**
   * Opens the unpacked bytes.
   *
   * @throws BrokenException also from the stream, where the member is broken, whatever the library
   *     that unpacks it does
   */
  public InputStream open() throws BrokenException {
    return Fence.around(opener);
  }

  /**
   * Returns the unpacked bytes as content, unpacked anew each time it is read.
   *
   * @param size how many bytes can be unpacked, known from a first reading
   */
  public Content content(long size) {
    return new Unpacked(this, size);
  }

  private record Unpacked(Member member, long size) implements Content {
    @Override
    public InputStream open() throws IOException {
      // Not one byte more than was seen to come out: behind it may be where the member is broken.
      return size == 0 ? InputStream.nullInputStream() : Content.first(member.open(), size);
    }
  }

  /** Ends with an exception. */
  private static final class BrokenStream extends FilterInputStream {
    private final String why;

    BrokenStream(InputStream in, String why) {
      super(in);
      this.why = why;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      if (n < 0) {
        throw new BrokenException(why);
      }
      return n;
    }
  }
}
