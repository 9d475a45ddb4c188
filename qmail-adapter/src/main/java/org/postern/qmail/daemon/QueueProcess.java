package org.postern.qmail.daemon;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.inspection.engine.Deadline;

/**
 * A running qmail-queue: it reads the message on descriptor 0 and then the envelope on descriptor
 * 1, both from pipes.
 *
 * <p>The envelope's pipe is what makes a message count. Nothing is written to it before the whole
 * message has been, so that a posternd which ends half-way, for whatever reason, leaves a
 * qmail-queue that finds no envelope and queues nothing.
 */
final class QueueProcess implements AutoCloseable {
  private static final int CHUNK = 65_536;
  private static final int CLOSED = -1;

  /** Enough for qmail-queue, which needs none, and for a wrapper script around it. */
  private static final List<String> ENVIRONMENT = List.of("PATH=/usr/bin:/bin");

  private final Arena arena = Arena.ofConfined();
  private final Libc libc = new Libc(arena);
  private final Deadline deadline;
  private final int pid;
  private int message;
  private int envelope;
  private boolean reaped;

  /**
   * @param program path of qmail-queue
   * @param deadline when it must have ended
   */
  QueueProcess(String program, Deadline deadline) throws IOException {
    this.deadline = deadline;
    Libc.Pipe first = null;
    Libc.Pipe second = null;
    int started = 0;
    try {
      first = libc.pipe();
      second = libc.pipe();
      libc.doNotBlock(first.writeEnd());
      libc.doNotBlock(second.writeEnd());
      started = libc.spawn(List.of(program), ENVIRONMENT, first.readEnd(), second.readEnd());
    } finally {
      close(first, started != 0);
      close(second, started != 0);
      if (started == 0) {
        arena.close();
      }
    }
    pid = started;
    message = first.writeEnd();
    envelope = second.writeEnd();
  }

  private void close(Libc.@Nullable Pipe pipe, boolean readEndOnly) {
    if (pipe != null) {
      libc.close(pipe.readEnd());
      if (!readEndOnly) {
        libc.close(pipe.writeEnd());
      }
    }
  }

  /**
   * Writes message and envelope.
   *
   * @return whether everything was written; qmail-queue may stop reading when it likes
   * @throws IOException if the message cannot be read, or is not as long as it says: then nothing
   *     of the envelope has been written
   * @throws LateException if it stands still until the deadline
   */
  boolean feed(Content content, byte[] envelopeBytes) throws IOException, LateException {
    MemorySegment buffer = arena.allocate(CHUNK);
    boolean complete;
    try (InputStream in = content.open()) {
      complete = copy(in, content.size(), message, buffer);
    }
    libc.close(message);
    message = CLOSED;
    if (complete) {
      InputStream in = new ByteArrayInputStream(envelopeBytes);
      complete = copy(in, envelopeBytes.length, envelope, buffer);
    }
    libc.close(envelope);
    envelope = CLOSED;
    return complete;
  }

  private boolean copy(InputStream in, long length, int to, MemorySegment buffer)
      throws IOException, LateException {
    byte[] chunk = new byte[CHUNK];
    long left = length;
    for (int n; (n = in.readNBytes(chunk, 0, CHUNK)) > 0; left -= n) {
      if (n > left) {
        break;
      }
      MemorySegment.copy(chunk, 0, buffer, ValueLayout.JAVA_BYTE, 0, n);
      if (!write(to, buffer.asSlice(0, n))) {
        return false;
      }
    }
    if (left != 0) {
      throw new IOException("the message is not as long as it says: " + length + " bytes");
    }
    return true;
  }

  private boolean write(int to, MemorySegment bytes) throws IOException, LateException {
    MemorySegment left = bytes;
    while (left.byteSize() > 0) {
      long written = libc.write(to, left);
      if (written < 0) {
        return false;
      }
      left = left.asSlice(written);
      if (written == 0 && !libc.await(to, Libc.Ready.WRITE, deadline)) {
        throw new LateException();
      }
    }
    return true;
  }

  /**
   * Waits for its end.
   *
   * @return its exit code; empty if a signal killed it
   * @throws LateException if it does not end by the deadline
   */
  OptionalInt exitCode() throws IOException, LateException {
    int life = libc.pidfd(pid);
    try {
      if (!libc.await(life, Libc.Ready.READ, deadline)) {
        throw new LateException();
      }
    } finally {
      libc.close(life);
    }
    int status = libc.reap(pid);
    reaped = true;
    return (status & 0x7f) == 0 ? OptionalInt.of(status >> 8 & 0xff) : OptionalInt.empty();
  }

  /**
   * Ends it if it has not ended. It is killed before its pipes are closed, so that it never sees
   * the end of a message that was not written to its end.
   */
  @Override
  public void close() throws IOException {
    try {
      if (!reaped) {
        libc.killGroup(pid);
        libc.reap(pid);
      }
    } finally {
      if (message != CLOSED) {
        libc.close(message);
      }
      if (envelope != CLOSED) {
        libc.close(envelope);
      }
      arena.close();
    }
  }

  /** The deadline has passed. */
  static final class LateException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
