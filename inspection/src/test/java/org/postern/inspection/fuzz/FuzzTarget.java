package org.postern.inspection.fuzz;

import java.io.IOException;

/** Code that takes whatever bytes there are, and checks what must hold for all of them. */
@FunctionalInterface
public interface FuzzTarget {

  /**
   * Takes an input.
   *
   * @throws AssertionError if something does not hold; any other exception is a finding too
   */
  void take(byte[] input) throws IOException;

  /** Fails unless something holds. */
  static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
