package org.postern.inspection.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.postern.inspection.content.Content;

/** Content as libraries want it. */
final class ContentChannel implements SeekableByteChannel {
  private final Content content;
  private long position;

  ContentChannel(Content content) {
    this.content = content;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position >= content.size()) {
      return into.hasRemaining() ? -1 : 0;
    }
    byte[] bytes = new byte[Math.min(into.remaining(), 64 << 10)];
    int n = content.read(position, bytes, 0, bytes.length);
    into.put(bytes, 0, n);
    position += n;
    return n;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    if (to < 0) {
      throw new BrokenException("a position before the start");
    }
    position = to;
    return this;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
