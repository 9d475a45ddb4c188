package org.postern.inspection.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The bytes of an XML file, read by the JDK's own parser without DTD and without anything from
 * outside the file.
 */
final class XmlFile {
  private static final String XERCES = "http://apache.org/xml/";

  private final byte[] bytes;

  XmlFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns the root element, or empty if the file is not XML; then the mistake is noted.
   *
   * @throws IOException never in fact: the bytes are in memory
   */
  Optional<Element> root(Mistakes mistakes) throws IOException {
    ElementBuilder builder = new ElementBuilder();
    try {
      XMLReader reader = reader();
      reader.setContentHandler(builder);
      reader.setErrorHandler(builder);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", builder);
      reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
      return Optional.of(builder.root());
    } catch (SAXParseException e) {
      String said = String.valueOf(e.getMessage());
      mistakes.at(
          e.getLineNumber(),
          e.getColumnNumber(),
          "XML",
          said.contains("DOCTYPE")
              ? "a DOCTYPE has no use here and is refused; remove it"
              : "is not well-formed: " + said);
      return Optional.empty();
    } catch (SAXException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a feature", e);
    }
  }

  /** Notes what a schema has against the file. */
  void validate(String schema, Mistakes mistakes) throws IOException {
    DefaultHandler complaints =
        new DefaultHandler() {
          @Override
          public void error(SAXParseException e) {
            mistakes.at(
                e.getLineNumber(), e.getColumnNumber(), "XML", String.valueOf(e.getMessage()));
          }
        };
    try {
      var validator = schema(schema).newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(complaints);
      validator.validate(new SAXSource(reader(), new InputSource(new ByteArrayInputStream(bytes))));
    } catch (SAXException e) {
      throw new IllegalStateException(schema + " cannot be used", e);
    }
  }

  private static Schema schema(String name) throws SAXException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return factory.newSchema(new StreamSource(XmlFile.class.getResourceAsStream(name)));
  }

  private static XMLReader reader() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(XERCES + "features/disallow-doctype-decl", true);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      reader.setProperty(XERCES + "properties/locale", Locale.ROOT);
      reader.setErrorHandler(new DefaultHandler());
      return reader;
    } catch (ParserConfigurationException e) {
      throw new SAXException(e);
    }
  }
}
