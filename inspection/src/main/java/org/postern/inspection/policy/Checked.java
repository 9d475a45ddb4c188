package org.postern.inspection.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspection.text.OneLine;

/**
 * An element against what may stand in it.
 *
 * @param element as written
 * @param mistakes where to note what may not
 */
record Checked(Element element, Mistakes mistakes) {
  private static final int SHOWN_CHARS = 60;

  /**
   * Notes every attribute that is not one of {@code known}. What editors put in to find the schema
   * is let be.
   */
  void attributes(String... known) {
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      if (!List.of(known).contains(attribute.getKey()) && !attribute.getKey().startsWith("xsi:")) {
        mistake(
            attribute.getKey(),
            "is not an attribute of " + tag() + oneOf(known, "%s", "remove it"));
      }
    }
  }

  /** Notes every child that is not one of {@code known}. */
  void children(String... known) {
    for (Element child : element.children()) {
      if (!List.of(known).contains(child.name())) {
        mistakes.at(
            child,
            "<" + child.name() + ">",
            "has no place in " + tag() + oneOf(known, "<%s>", "remove it"));
      }
    }
  }

  /** Notes text where only elements belong. */
  void noText() {
    if (!element.text().isEmpty()) {
      mistake(
          tag(),
          quoted(element.text()) + " stands in it as text; remove it or put it in an element");
    }
  }

  /** Returns the value of an attribute; if there is none, that is noted. */
  Optional<String> required(String attribute, String whatToWrite) {
    String value = element.attributes().get(attribute);
    if (value == null) {
      mistake(tag(), "has no attribute \"" + attribute + "\"; write " + whatToWrite);
    }
    return Optional.ofNullable(value);
  }

  void mistake(String setting, String what) {
    mistakes.at(element, setting, what);
  }

  String tag() {
    return "<" + element.name() + ">";
  }

  static String quoted(String value) {
    return "\"" + OneLine.of(value.replaceAll("\\s+", " "), SHOWN_CHARS) + "\"";
  }

  private static String oneOf(String[] known, String form, String otherwise) {
    return known.length == 0
        ? "; " + otherwise
        : "; write "
            + String.join(" or ", List.of(known).stream().map(form::formatted).toList())
            + ", or "
            + otherwise;
  }
}
