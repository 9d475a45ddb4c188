package org.postern.inspection.container;

import java.io.IOException;
import java.io.InputStream;
import org.postern.inspection.content.Content;

/** A member of an archive, unpacked each time it is read. */
record Unpacked(Member member, long size) implements Content {
  @Override
  public InputStream open() throws IOException {
    // Not one byte more than was seen to come out: behind it may be where the archive is broken.
    return Content.first(member.open(), size);
  }
}
