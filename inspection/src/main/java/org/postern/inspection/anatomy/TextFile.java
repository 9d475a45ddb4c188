package org.postern.inspection.anatomy;

import org.postern.inspection.content.Content;

/**
 * A file that stands in a text in an encoding of its own.
 *
 * @param name empty if it has none
 * @param how the encoding, in words
 * @param content decoded
 */
record TextFile(String name, String how, Content content) {}
