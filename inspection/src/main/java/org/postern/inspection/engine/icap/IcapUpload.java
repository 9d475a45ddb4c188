package org.postern.inspection.engine.icap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.Wire;
import org.postern.inspection.engine.WireReader;

/**
 * A question on its way. It is sent while its answer is waited for, so that a server that begins to
 * answer early is heard and does not block.
 *
 * <p>Source: RFC 3507, sections 4.4 and 4.5.
 */
final class IcapUpload implements WireReader.Source {
  private static final int CHUNK = 64 * 1024;
  private static final int AROUND = 32;
  private static final byte[] LINE_END = ascii("\r\n");
  private static final byte[] END = ascii("0\r\n\r\n");
  private static final byte[] END_OF_ALL = ascii("0; ieof\r\n\r\n");

  /** How much of the content may be sent. */
  private enum Phase {
    /** Up to the end of the preview. */
    PREVIEW,
    /** Nothing until the server asks for the rest. */
    PAUSE,
    /** To the end. */
    REST,
    /** All was written. */
    WHOLE,
    /** The connection takes no more. */
    BROKEN
  }

  private final Wire wire;
  private final InputStream in;
  private final long size;
  private final long preview;
  private final ByteBuffer out;
  private Phase phase;
  private long taken;
  private boolean first = true;
  private boolean early;

  /**
   * Makes the first bytes ready; nothing is sent before an answer is waited for.
   *
   * @param head the request up to the body
   * @param preview how many bytes are sent first; empty if all are sent at once
   * @throws Trouble if the content cannot be read
   */
  IcapUpload(Wire wire, byte[] head, OptionalInt preview, InputStream in, long size)
      throws Trouble {
    this.wire = wire;
    this.in = in;
    this.size = size;
    this.preview = Math.min(size, preview.orElse(0));
    this.phase = preview.isPresent() ? Phase.PREVIEW : Phase.REST;
    this.out = ByteBuffer.allocate(head.length + AROUND + (int) Math.min(CHUNK, size));
    out.put(head);
    append();
    out.flip();
  }

  /** Returns whether all of the content was sent before the answer began. */
  boolean isWhole() {
    return phase == Phase.WHOLE && !out.hasRemaining() && !early;
  }

  /** Returns whether the preview was sent and no more. */
  boolean isPreview() {
    return phase == Phase.PAUSE && !out.hasRemaining();
  }

  /**
   * Goes on after the preview.
   *
   * @param answered whether the server has already said more
   * @throws Trouble if nothing is left to go on with
   */
  void proceed(boolean answered) throws Trouble {
    if (!isPreview() || early) {
      throw new Trouble(Cause.NOT_UNDERSTOOD, "it asks for more than there is");
    }
    early = answered;
    phase = Phase.REST;
  }

  @Override
  public int read(ByteBuffer into) throws IOException, Trouble {
    while (true) {
      int heard = wire.readNow(into);
      if (heard > 0 && first) {
        throw new Trouble(Cause.NOT_UNDERSTOOD, "it spoke before it was asked");
      }
      if (heard != 0) {
        early |= heard > 0 && isSending();
        return heard;
      }
      if (!send()) {
        return wire.read(into);
      }
    }
  }

  private boolean isSending() {
    return out.hasRemaining() || phase == Phase.PREVIEW || phase == Phase.REST;
  }

  /** Sends until the server speaks, and returns false if there is nothing to send. */
  private boolean send() throws Trouble {
    if (!out.hasRemaining()) {
      if (!isSending()) {
        return false;
      }
      out.clear();
      append();
      out.flip();
    }
    try {
      wire.write(out);
      first &= out.hasRemaining();
    } catch (IOException e) {
      // A server ends the connection when it has had enough, and may have said why before.
      phase = Phase.BROKEN;
      out.limit(out.position());
    }
    return true;
  }

  private void append() throws Trouble {
    long until = phase == Phase.PREVIEW ? preview : size;
    int length = (int) Math.min(CHUNK, until - taken);
    if (length > 0) {
      out.put(ascii(Integer.toHexString(length) + "\r\n"));
      take(length);
      out.put(LINE_END);
    }
    if (taken == size) {
      refuseMore();
      out.put(phase == Phase.PREVIEW ? END_OF_ALL : END);
      phase = Phase.WHOLE;
    } else if (taken == until) {
      out.put(END);
      phase = Phase.PAUSE;
    }
  }

  private void take(int length) throws Trouble {
    try {
      int read = in.readNBytes(out.array(), out.position(), length);
      taken += read;
      if (read < length) {
        throw new Trouble(Cause.UNREADABLE, "only " + taken + " of " + size + " bytes are there");
      }
      out.position(out.position() + read);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void refuseMore() throws Trouble {
    try {
      if (in.read() >= 0) {
        throw new Trouble(Cause.UNREADABLE, "more than " + size + " bytes are there");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns that the content could not be read on our side. */
  static Trouble unreadable(IOException e) {
    return new Trouble(Cause.UNREADABLE, "the content cannot be read: " + e.getMessage());
  }
}
