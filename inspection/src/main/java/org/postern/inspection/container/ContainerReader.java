package org.postern.inspection.container;

import java.io.IOException;
import org.postern.inspection.content.Content;

/** Knows one container format. Keeps nothing: one reader serves all threads. */
@FunctionalInterface
interface ContainerReader {

  /**
   * Lists what is in a container. What was added to the draft before an exception counts.
   *
   * @param content that {@link Content#jumps}
   * @param name of the container, for members that have none of their own; may be empty
   */
  void read(Content content, String name, Listing.Draft draft) throws IOException;
}
