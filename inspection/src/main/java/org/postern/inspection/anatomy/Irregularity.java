package org.postern.inspection.anatomy;

/**
 * The ways in which a message can be written wrongly. A closed list that grows with what is seen.
 */
public enum Irregularity {
  /** A header line that is neither a field nor a continuation. */
  HEADER_LINE_WITHOUT_COLON,
  /** A comment, control byte or blank inside the name of a field. */
  FIELD_NAME_NOT_PLAIN,
  /** A field that says what a part is stands several times, each time with another value. */
  FIELD_REPEATED,
  /** A field that says what a part is stands several times with the same value. */
  FIELD_REPEATED_ALIKE,
  /** The header begins with a continuation line, so that it continues nothing. */
  HEADER_STARTS_WITH_CONTINUATION,
  /** A NUL in a header. */
  HEADER_NUL,
  /** A CR without LF in a header whose lines end otherwise. */
  HEADER_BARE_CR,
  /** The part ends before the blank line that ends its header. */
  HEADER_WITHOUT_END,
  /** A Content-Type that is not of the form {@code type/subtype}. */
  TYPE_UNREADABLE,
  /** More than one boundary parameter for one multipart. */
  BOUNDARY_REPEATED,
  /** A multipart without a boundary, or with an empty one. */
  BOUNDARY_MISSING,
  /** A multipart in whose body the declared boundary never stands as a delimiter. */
  DELIMITER_MISSING,
  /** The delimiter that ends a multipart does not come. */
  CLOSE_DELIMITER_MISSING,
  /** A transfer encoding that RFC 2045 does not know. */
  ENCODING_UNKNOWN,
  /** A transfer-encoded body that is not written in that encoding. */
  ENCODING_BROKEN,
  /** An archive that contradicts itself or cannot be read to its end. */
  CONTAINER_BROKEN,
  /** Content that is encrypted, or packed in a way that is not unpacked here. */
  CONTENT_CLOSED
}
