package org.postern.inspection.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Elements of policy.xml as text. */
final class XmlText {
  private XmlText() {}

  /** Returns a policy of rules as the text of a file. */
  static String policy(List<Element> rules) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<policy xmlns=\"").append(PolicyReader.NAMESPACE).append("\">\n");
    rules.forEach(rule -> write(rule, "  ", xml));
    return xml.append("</policy>\n").toString();
  }

  private static void write(Element element, String indent, StringBuilder xml) {
    xml.append(indent).append('<').append(element.name());
    Map<String, String> attributes = new TreeMap<>(element.attributes());
    // A rule is known by its name, so that it stands first.
    String name = attributes.remove("name");
    if (name != null) {
      attribute("name", name, xml);
    }
    attributes.forEach((key, value) -> attribute(key, value, xml));
    if (element.children().isEmpty() && element.text().isEmpty()) {
      xml.append("/>\n");
      return;
    }
    xml.append('>').append(escaped(element.text()));
    if (!element.children().isEmpty()) {
      xml.append('\n');
      element.children().forEach(child -> write(child, indent + "  ", xml));
      xml.append(indent);
    }
    xml.append("</").append(element.name()).append(">\n");
  }

  private static void attribute(String name, String value, StringBuilder xml) {
    xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
