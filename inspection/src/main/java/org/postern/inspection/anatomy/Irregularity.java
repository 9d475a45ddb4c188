package org.postern.inspection.anatomy;

/**
 * The ways in which a message can be written wrongly. A closed list that grows with what is seen.
 */
public enum Irregularity {
  /** A header line that is neither a field nor a continuation. */
  HEADER_LINE_WITHOUT_COLON,
  /** A comment, control byte or blank inside the name of a field. */
  FIELD_NAME_NOT_PLAIN,
  /** A field that may stand once stands several times. */
  FIELD_REPEATED,
  /** More than one boundary parameter for one multipart. */
  BOUNDARY_REPEATED,
  /** A multipart without a boundary, or with an empty one. */
  BOUNDARY_MISSING,
  /** The delimiter that ends a multipart does not come. */
  CLOSE_DELIMITER_MISSING,
  /** A transfer encoding that RFC 2045 does not know. */
  ENCODING_UNKNOWN,
  /** A transfer-encoded body that is not written in that encoding. */
  ENCODING_BROKEN,
  /** An archive that contradicts itself or cannot be read to its end. */
  CONTAINER_BROKEN
}
