package org.postern.qmail.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** Reads an XML file for the lines that its elements begin on, which James's own reading drops. */
final class ElementReader extends DefaultHandler2 {
  private final Deque<Element> open = new ArrayDeque<>();
  private @Nullable Locator locator;
  private @Nullable Element root;

  /** Where the event before this one ended, which is where this one begins. */
  private int line = 1;

  private ElementReader() {}

  /**
   * Returns the outermost element.
   *
   * @throws SAXException if the file is not well-formed
   */
  static Element read(Path file) throws IOException, SAXException {
    ElementReader reader = new ElementReader();
    try (InputStream in = Files.newInputStream(file)) {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty("http://xml.org/sax/properties/lexical-handler", reader);
      InputSource source = new InputSource(in);
      source.setSystemId(file.toUri().toString());
      parser.parse(source, reader);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no XML parser", e);
    }
    Element whole = reader.root;
    if (whole == null) {
      throw new SAXException("there is no element");
    }
    return whole;
  }

  @Override
  public void setDocumentLocator(Locator given) {
    locator = given;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes given) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < given.getLength(); i++) {
      attributes.put(given.getQName(i), given.getValue(i));
    }
    Element element = new Element(name, attributes, line);
    Element parent = open.peek();
    if (parent == null) {
      root = element;
    } else {
      parent.children().add(element);
    }
    open.push(element);
    passed();
  }

  @Override
  public void endElement(String uri, String local, String name) {
    open.pop();
    passed();
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    Element element = open.peek();
    if (element != null) {
      element.text().append(chars, start, length);
    }
    passed();
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) {
    passed();
  }

  @Override
  public void comment(char[] chars, int start, int length) {
    passed();
  }

  @Override
  public void processingInstruction(String target, String data) {
    passed();
  }

  @Override
  public void endDTD() {
    passed();
  }

  private void passed() {
    Locator at = locator;
    if (at != null) {
      line = at.getLineNumber();
    }
  }
}
