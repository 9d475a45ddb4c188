package org.postern.qmail.chain;

import java.nio.file.Path;
import org.apache.commons.configuration2.XMLConfiguration;
import org.apache.commons.configuration2.convert.DisabledListDelimiterHandler;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.io.FileHandler;

/** XML files as James reads them: a comma in a value is a comma. */
final class Xml {
  private Xml() {}

  static XMLConfiguration read(Path file) throws ConfigurationException {
    XMLConfiguration xml = new XMLConfiguration();
    xml.setListDelimiterHandler(new DisabledListDelimiterHandler());
    new FileHandler(xml).load(file.toFile());
    return xml;
  }
}
