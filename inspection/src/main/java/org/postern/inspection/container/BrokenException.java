package org.postern.inspection.container;

import java.io.IOException;

/** A container or a member of one cannot be read any further. */
public final class BrokenException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenException(String message) {
    super(message);
  }

  BrokenException(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
