package org.postern.inspection.anatomy;

/**
 * Something wrong with how a spot of a message is written. A fault is an observation; the format
 * checks say which of them matter.
 *
 * @param what which irregularity
 * @param detail what was seen, for people; may hold text from the message
 */
public record Fault(Irregularity what, String detail) {}
