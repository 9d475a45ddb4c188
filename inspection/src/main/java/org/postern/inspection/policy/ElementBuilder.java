package org.postern.inspection.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Builds {@link Element}s from the events of a parser. The parser says where an event ends; where a
 * tag starts is where the event before it ended.
 */
final class ElementBuilder extends DefaultHandler2 {
  /** Deeper than any policy; a file that goes deeper is refused. */
  private static final int DEEPEST = 50;

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Locator locator;
  private int line = 1;
  private int column = 1;
  private @Nullable Element root;

  /** An element whose end has not come. */
  private record Open(
      String name,
      String namespace,
      int line,
      int column,
      Map<String, String> attributes,
      List<Element> children,
      StringBuilder text) {
    Element close() {
      return new Element(
          name,
          namespace,
          line,
          column,
          // As written: mistakes are told in the order in which they are read.
          Collections.unmodifiableMap(attributes),
          List.copyOf(children),
          text.toString().strip());
    }
  }

  /** Returns what was built; only after the parser came to the end without an error. */
  Element root() {
    Element built = root;
    if (built == null) {
      throw new IllegalStateException("a parser that ends well has seen a root");
    }
    return built;
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    this.locator = locator;
  }

  @Override
  public void startElement(String namespace, String name, String written, Attributes attributes)
      throws SAXParseException {
    if (open.isEmpty()) {
      moved();
      column = 1;
    }
    if (open.size() == DEEPEST) {
      throw new SAXParseException("more than " + DEEPEST + " elements inside each other", locator);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      values.put(attributes.getQName(i), attributes.getValue(i));
    }
    open.push(
        new Open(name, namespace, line, column, values, new ArrayList<>(), new StringBuilder()));
    moved();
  }

  @Override
  public void endElement(String namespace, String name, String written) {
    Element done = open.pop().close();
    if (open.isEmpty()) {
      root = done;
    } else {
      open.peek().children().add(done);
    }
    moved();
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (!open.isEmpty()) {
      open.peek().text().append(chars, start, length);
    }
    moved();
    // Text ends where the parser has read the "<" of the next tag.
    column--;
  }

  @Override
  public void comment(char[] chars, int start, int length) {
    moved();
  }

  @Override
  public void endCDATA() {
    moved();
  }

  @Override
  public void processingInstruction(String target, String data) {
    moved();
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    throw e;
  }

  private void moved() {
    if (locator != null) {
      line = locator.getLineNumber();
      column = locator.getColumnNumber();
    }
  }
}
