package org.postern.inspection.policy;

import java.util.List;
import java.util.Map;

/**
 * An element of an XML file and where it stands there.
 *
 * @param name without prefix
 * @param namespace empty if none
 * @param line of its start tag, from 1
 * @param column of its start tag, from 1
 * @param attributes as written, in the order of the alphabet; those of a namespace under {@code
 *     prefix:name}
 * @param children elements only
 * @param text all characters directly inside, blanks at both ends taken off
 */
record Element(
    String name,
    String namespace,
    int line,
    int column,
    Map<String, String> attributes,
    List<Element> children,
    String text) {

  /** Returns an element that stands for something else in a line, without text. */
  static Element of(String name, int line, Map<String, String> attributes, Element... children) {
    return new Element(name, "", line, 1, attributes, List.of(children), "");
  }
}
