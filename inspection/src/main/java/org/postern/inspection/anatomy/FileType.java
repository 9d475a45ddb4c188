package org.postern.inspection.anatomy;

/**
 * What bytes look like, whatever a name or a header says of them.
 *
 * @param mediaType such as {@code application/x-dosexec}; {@code application/octet-stream} if
 *     nothing is known
 * @param family what policy talks about
 */
public record FileType(String mediaType, Family family) {
  /** Bytes that look like nothing in particular. */
  public static final FileType UNKNOWN = new FileType("application/octet-stream", Family.UNKNOWN);

  /** Coarse kinds of files. */
  public enum Family {
    EXECUTABLE,
    SCRIPT,
    ARCHIVE,
    DOCUMENT,
    IMAGE,
    AUDIO,
    VIDEO,
    TEXT,
    MESSAGE,
    UNKNOWN,
    /** Opens or starts something else: {@code .lnk}, {@code .url}. */
    SHORTCUT,
    /** Puts programs on a computer: MSI, packages of every system. */
    INSTALLER,
    /** A document with a program in it. */
    MACRO_DOCUMENT,
    /** A file that a computer shows as a disk. */
    DISK_IMAGE,
    FONT
  }
}
