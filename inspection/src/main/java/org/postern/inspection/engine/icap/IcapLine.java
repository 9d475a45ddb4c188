package org.postern.inspection.engine.icap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.engine.Cause;
import org.postern.inspection.engine.Deadline;
import org.postern.inspection.engine.Trouble;
import org.postern.inspection.engine.Wire;
import org.postern.inspection.engine.WireReader;

/** A connection to an ICAP server, with what has to be known to use it for several questions. */
final class IcapLine {
  /** How long it may lie idle; servers end such connections, too. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Wire wire;
  private @Nullable WireReader reader;
  private boolean kept;
  private Deadline idle = Deadline.in(Duration.ZERO);

  IcapLine(Wire wire) {
    this.wire = wire;
  }

  Wire wire() {
    return wire;
  }

  /** Begins a question: until {@link #keep} the connection is good for nothing after it. */
  void begin(Deadline deadline) {
    wire.until(deadline);
    reader = null;
    kept = false;
  }

  /** Returns what reads the answer. */
  WireReader reader(WireReader.Source source) {
    WireReader in = new WireReader(source);
    reader = in;
    return in;
  }

  /** Says that the answer was read to its end and that the server goes on listening. */
  void keep() {
    kept = true;
    idle = Deadline.in(IDLE);
  }

  boolean isKept() {
    return kept;
  }

  /** Returns whether it has lain idle for too long. */
  boolean isOld() {
    return idle.passed();
  }

  /** Returns whether it can be used again: not too old, not ended, and nothing more was said. */
  boolean isQuiet() {
    try {
      return !isOld() && wire.readNow(ByteBuffer.allocate(1)) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns whether the server had ended the connection before it took the question. */
  boolean wasGone(Trouble trouble) {
    WireReader in = reader;
    return trouble.why() == Cause.BROKEN && (in == null || !in.heard());
  }

  void close() {
    wire.close();
  }
}
