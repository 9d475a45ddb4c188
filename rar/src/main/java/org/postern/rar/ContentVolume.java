package org.postern.rar;

import com.github.junrar.Archive;
import com.github.junrar.io.SeekableReadOnlyByteChannel;
import com.github.junrar.volume.Volume;
import java.io.EOFException;
import java.io.IOException;
import org.postern.inspection.content.Content;

/** Content as the library wants it; no second volume is ever looked for. */
record ContentVolume(Content content, Archive archive) implements Volume {
  @Override
  public SeekableReadOnlyByteChannel getChannel() {
    return new Channel(content);
  }

  @Override
  public long getLength() {
    return content.size();
  }

  @Override
  public Archive getArchive() {
    return archive;
  }

  private static final class Channel implements SeekableReadOnlyByteChannel {
    private final Content content;
    private long position;

    Channel(Content content) {
      this.content = content;
    }

    @Override
    public long getPosition() {
      return position;
    }

    @Override
    public void setPosition(long to) throws IOException {
      if (to < 0) {
        throw new EOFException("a position before the start");
      }
      position = to;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
      int n = content.read(position, buffer, offset, count);
      position += n;
      return n == 0 && count > 0 ? -1 : n;
    }

    @Override
    public int readFully(byte[] buffer, int count) throws IOException {
      int n = content.read(position, buffer, 0, count);
      if (n < count) {
        throw new EOFException("cut off at " + (position + n));
      }
      position += n;
      return n;
    }

    @Override
    public void close() {}
  }
}
