package org.postern.inspection.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.Consumer;

/** The client of a {@link ScriptedClamd}, as a {@link ClamdScript} sees it. */
public final class ClamdClient {
  /** What every scripted clamd answers to {@code zVERSION}. */
  public static final String VERSION = "ClamAV 1.0.0/1/a script";

  private final PeerClient peer;
  private final DataInputStream in;
  private final Consumer<byte[]> received;

  ClamdClient(PeerClient peer, Consumer<byte[]> received) {
    this.peer = peer;
    this.in = peer.in();
    this.received = received;
  }

  /** Returns the content of a whole {@code zINSTREAM}. {@code zVERSION} is answered by itself. */
  public byte[] content() throws IOException {
    command();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int length = in.readInt(); length != 0; length = in.readInt()) {
      content.write(in.readNBytes(length));
    }
    received.accept(content.toByteArray());
    return content.toByteArray();
  }

  private void command() throws IOException {
    StringBuilder command = new StringBuilder();
    for (int c = in.read(); c != 0; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      command.append((char) c);
    }
    if (command.toString().equals("zVERSION")) {
      send(VERSION + "\0");
    }
    if (!command.toString().equals("zINSTREAM")) {
      throw new IOException("not a scan: " + command);
    }
  }

  /** Takes {@code count} bytes of the dialogue, whatever they are. */
  public void take(long count) throws IOException {
    peer.take(count);
  }

  /** Takes what comes until the client ends the connection. */
  public void takeAll() throws IOException {
    peer.takeAll();
  }

  /** Sends text as Latin-1, without adding a NUL. */
  public void send(String text) throws IOException {
    peer.send(text);
  }

  /** Does nothing for a while. */
  void pause(long millis) throws IOException {
    peer.pause(millis);
  }

  /** Ends the connection with a reset instead of an end, where the transport has one. */
  public void reset() throws IOException {
    peer.reset();
  }
}
