package org.postern.qmail.demo;

import org.jspecify.annotations.Nullable;

/** The demo cannot run. The message is a sentence for who wants to see it. */
public final class DemoException extends Exception {
  private static final long serialVersionUID = 1L;

  DemoException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  DemoException(String sentence) {
    this(sentence, null);
  }
}
