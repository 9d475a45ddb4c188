package org.postern.inspection.data;

/**
 * A match as it may be told to others.
 *
 * @param path of the node it was found in
 * @param text masked but for the last two characters; printable ASCII
 */
public record Masked(String path, Identifier what, Confidence confidence, String text) {}
