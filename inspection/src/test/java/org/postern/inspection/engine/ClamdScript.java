package org.postern.inspection.engine;

import java.io.IOException;

/** What a {@link ScriptedClamd} does with one connection; the connection is closed after it. */
@FunctionalInterface
public interface ClamdScript {

  /**
   * Plays one connection.
   *
   * @throws IOException when the client is gone; nobody is told
   */
  void play(ClamdClient client) throws IOException;
}
