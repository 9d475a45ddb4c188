package org.postern.inspection.decoding;

/**
 * Undoes a transfer encoding, block by block. What is not written in the encoding is passed over or
 * kept, and remembered as {@link #broken}. For one thread and one run of bytes.
 */
public interface Decoder {
  /** Returns how many bytes {@code encoded} bytes can give at most, with what was held back. */
  int mostOf(int encoded);

  /**
   * Takes encoded bytes and writes decoded ones.
   *
   * @return how many bytes were written from {@code at} on; at most {@link #mostOf}
   */
  int decode(byte[] encoded, int from, int to, byte[] decoded, int at);

  /** Writes what was held back until it was clear what comes next; returns how many bytes. */
  int end(byte[] decoded, int at);

  /** Returns whether something stood there that the encoding does not allow. */
  boolean broken();
}
