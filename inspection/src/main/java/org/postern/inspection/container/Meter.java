package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/**
 * What readers of containers may still cost. All containers of one message draw on the same, so
 * that many small ones are no cheaper than one large one.
 */
public interface Meter {

  /** Returns how many members may still be listed. */
  int members();

  /** Returns how many unpacked bytes may still come. */
  long bytes();

  /** Returns whether the time is up; the reader then stops and says so. */
  boolean late();

  /**
   * Reads a stream that comes only once, and keeps what came.
   *
   * @return the bytes up to the end of the stream, to {@link #bytes}, or to where it broke
   * @throws IOException if the bytes cannot be kept; never because the stream broke
   */
  Content keep(InputStream in) throws IOException;

  /** Returns the content in a form that {@link Content#jumps}. */
  Content jumping(Content content) throws IOException;
}
