package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How many elements of a name an XML file has, of those with a certain attribute. */
final class Elements {
  private Elements() {}

  /** Returns the number; the file was read before, so it is well-formed. */
  static int count(Path file, String name, String attribute) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      int count = 0;
      while (reader.hasNext()) {
        boolean counts =
            reader.next() == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals(name)
                && reader.getAttributeValue(null, attribute) != null;
        count += counts ? 1 : 0;
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(file + " changed while it was checked", e);
    }
  }
}
