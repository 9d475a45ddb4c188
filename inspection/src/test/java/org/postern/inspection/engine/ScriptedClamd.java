package org.postern.inspection.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clamd that does what a test tells it to, on loopback or on a unix socket. What it does with a
 * connection is a {@link ClamdScript}; {@link ClamdScripts} has the usual ones.
 *
 * <pre>{@code
 * try (ScriptedClamd clamd = ScriptedClamd.onLoopback(ClamdScripts.answers("stream: OK"))) {
 *   ... clamd.uri() ...
 *   clamd.play(ClamdScripts.hangs());
 * }
 * }</pre>
 *
 * <p>Its threads and descriptors are gone after {@link #close}.
 */
public final class ScriptedClamd implements AutoCloseable {
  private final List<byte[]> contents = new CopyOnWriteArrayList<>();
  private final ScriptedPeer peer;

  private ScriptedClamd(Listening listening, ClamdScript script) {
    this.peer = listening.with(script(script));
  }

  private interface Listening {
    ScriptedPeer with(ScriptedPeer.Script script);
  }

  /** Listens on a free port of 127.0.0.1. */
  public static ScriptedClamd onLoopback(ClamdScript script) {
    return new ScriptedClamd(ScriptedPeer::onLoopback, script);
  }

  /** Listens on {@code socket}, which must not be there yet. */
  public static ScriptedClamd onUnixSocket(Path socket, ClamdScript script) {
    return new ScriptedClamd(peer -> ScriptedPeer.onUnixSocket(socket, peer), script);
  }

  /** Changes what it does, from the next connection on. */
  public void play(ClamdScript next) {
    peer.play(script(next));
  }

  private ScriptedPeer.Script script(ClamdScript script) {
    return script == ClamdScripts.NEVER_ACCEPTS
        ? ScriptedPeer.NEVER_ACCEPTS
        : client -> script.play(new ClamdClient(client, contents::add));
  }

  /** Returns how to name it in a list of engines. */
  public String uri() {
    return "clamd:" + address();
  }

  /** Returns the address in the form {@code host:port} or as a path. */
  public String address() {
    return peer.address();
  }

  /** Returns the contents that it was sent whole, in the order of their ends. */
  public List<byte[]> contents() {
    return List.copyOf(contents);
  }

  /** Ends at once, in the middle of whatever it does. */
  @Override
  public void close() {
    peer.close();
  }
}
