package org.postern.inspection.content;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Bytes in a file, read by position, so that many readers share one descriptor. The file must not
 * change while it is read. The descriptor is given back by {@link #close}, or when nobody refers to
 * the content any more.
 */
public final class FileContent implements Content, Closeable {
  // Not a FileChannel: interrupting one reader, as a deadline does, would close it for all.
  private final RandomAccessFile file;
  private final long size;

  FileContent(RandomAccessFile file, long size) {
    this.file = file;
    this.size = size;
  }

  /** Opens a file, such as a message in a maildir; its size is taken now. */
  public static FileContent open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      return new FileContent(file, file.length());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() {
    return new PositionalStream(this);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also if the file became shorter since it was opened: what is missing must
   *     not pass for the end of the message
   */
  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    int wanted = (int) Math.min(length, size - Math.min(position, size));
    if (wanted > 0) {
      synchronized (file) {
        file.seek(position);
        try {
          file.readFully(into, offset, wanted);
        } catch (EOFException e) {
          throw new IOException("the file lost bytes while it was read", e);
        }
      }
    }
    return wanted;
  }

  @Override
  public boolean jumps() {
    return true;
  }

  /** Gives the descriptor back. Readers that are still open fail from now on. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
