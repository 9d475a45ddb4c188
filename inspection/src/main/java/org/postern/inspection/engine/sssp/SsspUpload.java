package org.postern.inspection.engine.sssp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.Wire;
import org.postern.inspection.engine.WireReader;

/** The request and its content, sent while the answer is waited for. */
final class SsspUpload implements WireReader.Source {
  private static final int PIECE = 64 * 1024;

  private final Wire wire;
  private final InputStream in;
  private final ByteBuffer out;
  private long left;
  private boolean early;
  private boolean broken;

  SsspUpload(Wire wire, InputStream in, long size) throws Trouble {
    byte[] command = ("SCANDATA " + size + "\r\n").getBytes(StandardCharsets.US_ASCII);
    this.wire = wire;
    this.in = in;
    this.left = size;
    this.out = ByteBuffer.allocate(command.length + (int) Math.min(PIECE, size));
    out.put(command);
    append();
    out.flip();
  }

  /** Returns whether all was sent before the answer to it was complete. */
  boolean wasWhole() {
    return !early && !broken && left == 0 && !out.hasRemaining();
  }

  @Override
  public int read(ByteBuffer into) throws IOException, Trouble {
    while (!broken && (out.hasRemaining() || left > 0)) {
      int heard = wire.readNow(into);
      if (heard != 0) {
        early |= left > 0;
        return heard;
      }
      send();
    }
    return wire.read(into);
  }

  private void send() throws Trouble {
    if (!out.hasRemaining()) {
      out.clear();
      append();
      out.flip();
    }
    try {
      wire.write(out);
    } catch (IOException e) {
      // It may have said why before it ended the connection.
      broken = true;
    }
  }

  private void append() throws Trouble {
    int length = (int) Math.min(Math.min(PIECE, out.remaining()), left);
    try {
      int read = in.readNBytes(out.array(), out.position(), length);
      if (read < length) {
        throw new Trouble(Cause.UNREADABLE, "the content ends " + (left - read) + " bytes early");
      }
      out.position(out.position() + read);
      left -= read;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Returns that the content could not be read on our side. */
  static Trouble unreadable(IOException e) {
    return new Trouble(Cause.UNREADABLE, "the content cannot be read: " + e.getMessage());
  }
}
