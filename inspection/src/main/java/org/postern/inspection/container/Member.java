package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/**
 * A file in an archive.
 *
 * @param name as in the archive, folders included
 * @param encrypted whether a password is needed
 * @param packing how it is packed
 * @param packed its bytes as they lie in the archive; may run on behind its end where the packing
 *     knows its own end
 */
public record Member(String name, boolean encrypted, Packing packing, Content packed) {

  /** Returns whether the bytes that can be read are the member's own. */
  public boolean readable() {
    return !encrypted && packing != Packing.UNKNOWN;
  }

  /** Opens the unpacked bytes. The stream throws where the archive is broken. */
  public InputStream open() throws IOException {
    return packing.unpack(packed);
  }

  /**
   * Returns the unpacked bytes as content, unpacked anew each time it is read.
   *
   * @param size how many bytes can be unpacked, known from a first reading
   */
  public Content content(long size) {
    return new Unpacked(this, size);
  }
}
