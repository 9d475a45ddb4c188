package org.postern.inspection.container;

/**
 * Something about a container that keeps a reader from seeing all of it, or from seeing it the only
 * way.
 *
 * @param kind what it means
 * @param detail for people; may hold text from the container
 */
public record Flaw(Kind kind, String detail) {

  /** What a flaw means for what was seen. */
  public enum Kind {
    /** The container cannot be read to its end. */
    BROKEN,
    /** Two programs can see different things in it. */
    AMBIGUOUS,
    /** It needs a password or a key. */
    ENCRYPTED,
    /** It is whole, but is not unpacked here. */
    NOT_UNPACKED,
    /** It needs more memory than is given to unpack it. */
    MEMORY
  }
}
