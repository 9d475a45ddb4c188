package org.postern.inspection.container;

import java.io.IOException;
import org.postern.inspection.content.Content;

/**
 * Unpacks one format with a library that Postern cannot bring along. It is found as a service
 * ({@link java.util.ServiceLoader}) where its jar lies beside Postern's. Keeps nothing: one serves
 * all threads.
 */
public interface Unpacker {

  /** Returns the media type of the format, such as {@code application/vnd.rar}. */
  String mediaType();

  /**
   * Lists the files in a container, once and in order.
   *
   * @param content that {@link Content#jumps}
   * @throws IOException if it cannot be read any further; what was added before counts
   */
  void unpack(Content content, Sink sink) throws IOException;

  /** Where files go. */
  interface Sink {
    /** Returns whether nothing more may be added: there are enough members, or time is up. */
    boolean full();

    /** Returns how many unpacked bytes may still come; of one member one byte more may be kept. */
    long bytes();

    /** Adds a file whose bytes came whole. */
    void add(String name, Content bytes) throws IOException;

    /** Adds the bytes of a file up to where it is broken. */
    void broken(String name, Content bytes, String why) throws IOException;

    /** Adds a file that cannot be read at all. */
    void closed(String name, Flaw why);
  }
}
