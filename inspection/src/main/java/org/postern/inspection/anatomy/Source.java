package org.postern.inspection.anatomy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.content.Content;
import org.postern.inspection.content.Window;
import org.postern.inspection.mime.Dashes;

/** Bytes in which entities lie: the message itself, or a message that came out of an encoding. */
final class Source {
  private final Content content;
  private final boolean raw;
  private final int mostDashes;
  private final Window window;
  private @Nullable Dashes dashes;

  /**
   * @param content that {@link Content#jumps}
   * @param raw whether these are the bytes of the message as it came
   * @param account of the message, which says how many delimiters are noted
   */
  Source(Content content, boolean raw, Account account) {
    this.content = content;
    this.raw = raw;
    this.mostDashes = (int) account.most(Limit.DELIMITERS);
    this.window = new Window(content);
  }

  Content content() {
    return content;
  }

  boolean raw() {
    return raw;
  }

  Window window() {
    return window;
  }

  /** Returns where delimiters can be; the bytes are searched the first time only. */
  Dashes dashes() {
    Dashes known = dashes;
    if (known == null) {
      try {
        known = Dashes.in(content, mostDashes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      dashes = known;
    }
    return known;
  }
}
