package org.postern.inspection.anatomy;

import static org.postern.inspection.anatomy.Occurrence.NEVER;
import static org.postern.inspection.anatomy.Occurrence.RARE;

/**
 * The ways in which a message can be written wrongly. A closed list that grows with what is seen.
 * The numbers in brackets say how many of 61,388 honest messages have it.
 */
public enum Irregularity {
  /** A header line that is neither a field nor a continuation. (0) */
  HEADER_LINE_WITHOUT_COLON(NEVER),
  /** The name of a field that says what a part is holds a comment, control byte or blank. (0) */
  FIELD_NAME_NOT_PLAIN(NEVER),
  /** The name of any other field does. (2) */
  FIELD_NAME_ODD(RARE),
  /** A field that says what a part is stands several times, each time with another value. (0) */
  FIELD_REPEATED(NEVER),
  /** A field that says what a part is stands several times with the same value. (not counted) */
  FIELD_REPEATED_ALIKE(RARE),
  /** The value of a field that says what a part is holds a second such field. (0) */
  FIELD_IN_VALUE(NEVER),
  /** A field that says what a part is holds control bytes, or an encoding as encoded word. (0) */
  FIELD_VALUE_NOT_PLAIN(NEVER),
  /** The header begins with a continuation line, so that it continues nothing. (0) */
  HEADER_STARTS_WITH_CONTINUATION(NEVER),
  /** A continuation line of nothing but blanks, at which some programs end the header. (3) */
  HEADER_BLANK_CONTINUATION(RARE),
  /** A NUL in a header. (0) */
  HEADER_NUL(NEVER),
  /** A CR without LF in a header whose lines end otherwise. (0) */
  HEADER_BARE_CR(NEVER),
  /** A header whose lines end in CR alone, as on computers of long ago. (not counted) */
  LINES_END_IN_CR(RARE),
  /** The part ends before the blank line that ends its header. (not counted; truncated mail) */
  HEADER_WITHOUT_END(RARE),
  /** A Content-Type that is not of the form {@code type/subtype}. (54) */
  TYPE_UNREADABLE(RARE),
  /** A Content-Type that names several types, or one of them in a disguise. (0) */
  TYPE_AMBIGUOUS(NEVER),
  /** More than one boundary parameter for one multipart, with different values. (0) */
  BOUNDARY_REPEATED(NEVER),
  /**
   * A boundary that is written so that programs read it differently: with a comment, an encoded
   * word, control or 8-bit characters, quotes in odd places, RFC 2231, or too long. (0)
   */
  BOUNDARY_NOT_PLAIN(NEVER),
  /** A multipart without a boundary, or with an empty one. (0) */
  BOUNDARY_MISSING(NEVER),
  /** A multipart in whose body the declared boundary never stands. (not counted; truncated mail) */
  DELIMITER_MISSING(RARE),
  /** A multipart that is parted by other delimiters than it declares. (0) */
  DELIMITER_UNDECLARED(NEVER),
  /** The boundary with something before or behind it that makes the delimiter doubtful. (0) */
  DELIMITER_DOUBTFUL(NEVER),
  /** Blanks behind a delimiter, which RFC 2046 allows and not all programs know. (not counted) */
  DELIMITER_PADDED(RARE),
  /** The delimiter that ends a multipart does not come. (40) */
  CLOSE_DELIMITER_MISSING(RARE),
  /** A part stands before the first delimiter of a multipart. (0) */
  PREAMBLE_HOLDS_PART(NEVER),
  /** Something that looks like a part stands behind the close delimiter. (2) */
  EPILOGUE_HOLDS_PART(RARE),
  /** A transfer encoding that RFC 2045 does not know. (0) */
  ENCODING_UNKNOWN(NEVER),
  /** A transfer encoding that is known, but written in a way that not all programs read. (0) */
  ENCODING_NOT_PLAIN(NEVER),
  /** A multipart or message that is itself encoded, so that only some programs see parts. (0) */
  ENCODING_OF_PARTS(NEVER),
  /** A base64 body that holds characters outside the alphabet. (0) */
  BASE64_JUNK(NEVER),
  /** A base64 body that goes on behind its padding. (0) */
  BASE64_BEHIND_PADDING(NEVER),
  /** A base64 body that ends within a group. (2) */
  BASE64_CUT(RARE),
  /** A quoted-printable body with an equals sign that begins no code. (16) */
  QUOTED_PRINTABLE_BAD_CODE(RARE),
  /** A quoted-printable body with control bytes between the codes. (0) */
  QUOTED_PRINTABLE_CONTROL(NEVER),
  /** A piece of a message, the rest of which comes in other messages: RFC 2046, 5.2.2. (0) */
  MESSAGE_PARTIAL(NEVER),
  /** A part whose content has to be fetched from elsewhere: RFC 2046, 5.2.3. (0) */
  MESSAGE_EXTERNAL(NEVER),
  /** An archive that contradicts itself or cannot be read to its end. (not counted) */
  CONTAINER_BROKEN(RARE),
  /** A container in which two programs can see different things. (not counted) */
  CONTAINER_AMBIGUOUS(RARE),
  /** Content that is encrypted, or packed in a way that is not unpacked here. (not counted) */
  CONTENT_CLOSED(RARE);

  private final Occurrence seen;

  Irregularity(Occurrence seen) {
    this.seen = seen;
  }

  /** Returns how often honest mail has it: only what it never has may block by default. */
  public Occurrence seen() {
    return seen;
  }
}
