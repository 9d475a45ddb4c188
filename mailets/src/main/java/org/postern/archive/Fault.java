package org.postern.archive;

import org.postern.inspection.text.OneLine;

/**
 * Something in an archive that is not as the chain says.
 *
 * @param where a file of the archive, with the line if it is one of the chain
 * @param what is wrong
 */
public record Fault(String where, String what) {
  private static final int LONGEST = 300;

  public Fault {
    where = OneLine.of(where, LONGEST);
    what = OneLine.of(what, LONGEST);
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
