package org.postern.attributes;

import java.io.IOException;
import java.nio.file.Path;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Spool;

/**
 * Bytes that a host or the mail library writes out: in memory up to {@link #MEMORY} bytes, above it
 * in a private file without a name in the directory for temporary files. Nobody closes that file:
 * the content goes with the mail, which no host disposes of reliably, and the file goes with the
 * content.
 */
final class Spooled {
  static final int MEMORY = 1 << 20;

  private Spooled() {}

  /** Writes bytes. */
  interface Source<E extends Exception> {
    void writeTo(Spool out) throws IOException, E;
  }

  static <E extends Exception> Content of(Source<E> source) throws IOException, E {
    Spool spool = new Spool(Path.of(System.getProperty("java.io.tmpdir")), MEMORY);
    source.writeTo(spool);
    return spool.content();
  }
}
