package org.postern.qmail.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of an XML file and the line it begins on.
 *
 * @param children filled while the file is read
 * @param text what stands in it besides elements
 */
record Element(
    String name,
    Map<String, String> attributes,
    int line,
    List<Element> children,
    StringBuilder text) {

  Element(String name, Map<String, String> attributes, int line) {
    this(name, attributes, line, new ArrayList<>(), new StringBuilder());
  }

  Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  List<Element> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  Optional<Element> first(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).findFirst();
  }

  /** This element and all below it, in the order of the file. */
  Stream<Element> tree() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Element::tree));
  }

  /** What it asks of a mail: the name of the attribute, and what is written there. */
  String condition() {
    return attribute("notmatch").isPresent() ? "notmatch" : "match";
  }

  /** The matcher as written; James's own default if none is. */
  String matcher() {
    return attribute(condition()).orElse("All");
  }
}
