package org.postern.attributes;

import jakarta.mail.internet.SharedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;

/**
 * Content as the mail library likes to read it: it may come back to any part later, so it need not
 * pull the body into memory. Opened by the first read.
 */
final class ContentStream extends InputStream implements SharedInputStream {
  private final Content content;
  private @Nullable InputStream opened;
  private long position;
  private long mark;

  ContentStream(Content content) {
    this.content = content;
  }

  private InputStream in() throws IOException {
    InputStream in = opened;
    if (in == null) {
      in = new BufferedInputStream(content.open(), 8192);
      opened = in;
    }
    return in;
  }

  @Override
  public int read() throws IOException {
    int b = in().read();
    if (b >= 0) {
      position++;
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in().read(buffer, offset, length);
    if (n > 0) {
      position += n;
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = in().skip(n);
    position += skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(Integer.MAX_VALUE, content.size() - position);
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public synchronized void mark(int limit) {
    try {
      in().mark(limit);
      mark = position;
    } catch (IOException e) {
      // the read that follows meets the same trouble and can say so
      mark = position;
    }
  }

  @Override
  public synchronized void reset() throws IOException {
    in().reset();
    position = mark;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public InputStream newStream(long start, long end) {
    return new ContentStream(content.slice(start, end < 0 ? content.size() : end));
  }

  @Override
  public void close() throws IOException {
    InputStream in = opened;
    if (in != null) {
      in.close();
    }
  }
}
