package org.postern.inspection.anatomy;

/**
 * How much of a message is followed. One budget serves the whole message: everything found inside
 * draws on the same account. Past it the pass keeps what it has and says so ({@link
 * Anatomy#exceeded}); the message is then not fully seen, which is a finding.
 *
 * @param depth how deep parts, messages and archives may be nested; the message itself is 0
 * @param parts nodes in one message at all depths together
 * @param headerBytes bytes of all header fields of one entity together
 * @param decodedBytes bytes of all parts together after encodings and archives are undone
 * @param readings ways to read a spot besides the one of most programs, for the whole message; each
 *     costs about as much as the spot itself
 * @param unpacking how far containers are unpacked
 */
public record Budget(
    int depth, int parts, int headerBytes, long decodedBytes, int readings, Unpacking unpacking) {

  private static final int USUAL_READINGS = 100;

  /**
   * For servers that accept messages of up to 50 MB. Real mail stays far below: depth 10, 100
   * parts, 30 kB of header, no second reading.
   */
  public static final Budget DEFAULT = new Budget(30, 2_000, 256 << 10, 400L << 20);

  public Budget {
    if (depth < 1 || parts < 1 || headerBytes < 1 || decodedBytes < 1 || readings < 1) {
      throw new IllegalArgumentException("a budget of nothing sees nothing");
    }
  }

  /** A budget with the usual number of readings and the usual limits for containers. */
  public Budget(int depth, int parts, int headerBytes, long decodedBytes) {
    this(depth, parts, headerBytes, decodedBytes, USUAL_READINGS, Unpacking.DEFAULT);
  }
}
