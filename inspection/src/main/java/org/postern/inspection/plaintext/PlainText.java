package org.postern.inspection.plaintext;

/**
 * The text that people read in one reading of one node.
 *
 * @param path of the node, such as {@code 2!report.docx!word/document.xml}
 * @param text without tags and control words, characters that nobody sees left out; lines end with
 *     LF. As long as the sender wants and not safe to print
 * @param whole whether this is all there is; false if it was cut at a limit, or if the program that
 *     reads the format is not installed or gave up
 */
public record PlainText(String path, String text, boolean whole) {}
