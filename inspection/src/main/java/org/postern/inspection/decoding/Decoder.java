package org.postern.inspection.decoding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.postern.inspection.content.Content;

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

  /**
   * Returns the other ways in which programs decode what was given so far; empty for what is well
   * written.
   */
  default Set<Coding> alternatives() {
    return Set.of();
  }

  /** Opens encoded content and decodes it with this decoder. The caller closes the stream. */
  default InputStream open(Content encoded) throws IOException {
    return DecodingStream.of(encoded, this, Long.MAX_VALUE);
  }

  /** Returns what stood there that the encoding does not allow. */
  default Set<Flaw> flaws() {
    return Set.of();
  }

  /** Returns whether something stood there that the encoding does not allow. */
  default boolean broken() {
    return !flaws().isEmpty();
  }

  /** What can be wrong with an encoded body. */
  enum Flaw {
    /** Characters outside the alphabet of base64. */
    BASE64_JUNK,
    /** Base64 that goes on behind its padding. */
    BASE64_BEHIND_PADDING,
    /** Base64 that ends within a group. */
    BASE64_CUT,
    /** An equals sign that begins no code of quoted-printable. */
    BAD_CODE,
    /** Control bytes in quoted-printable. */
    CONTROL
  }
}
