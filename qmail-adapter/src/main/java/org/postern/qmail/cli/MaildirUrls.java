package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/** Which maildirs a mailetcontainer.xml keeps held mail in. */
final class MaildirUrls {
  static final String PROTOCOL = "maildir://";

  /** What keeps passed mail is no quarantine. */
  private static final Set<String> KEEPERS = Set.of("Quarantine", "Strip", "ToRepository");

  private static final Set<String> PLACES = Set.of("repository", "repositoryPath");

  private MaildirUrls() {}

  /**
   * Returns their URLs, each once, in the order of the file.
   *
   * @throws SettingsException if the file cannot be read
   */
  static Set<String> in(Path container) throws SettingsException {
    try (InputStream in = Files.newInputStream(container)) {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      return all(factory.createXMLStreamReader(in));
    } catch (IOException e) {
      throw mistake(container, "cannot be read: " + MessageFiles.reason(e));
    } catch (XMLStreamException e) {
      throw mistake(container, "is not well-formed; postern check says where");
    }
  }

  private static Set<String> all(XMLStreamReader reader) throws XMLStreamException {
    Set<String> urls = new LinkedHashSet<>();
    String mailet = "";
    String element = "";
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          element = reader.getLocalName();
          if (element.equals("mailet")) {
            String name = String.valueOf(reader.getAttributeValue(null, "class"));
            mailet = name.substring(name.lastIndexOf('.') + 1);
          }
        }
        case XMLStreamConstants.CHARACTERS -> {
          String url = reader.getText().strip();
          boolean held = PLACES.contains(element) && KEEPERS.contains(mailet);
          if (url.startsWith(PROTOCOL) && (held || element.equals("errorRepository"))) {
            urls.add(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
          }
        }
        default -> {
          // comments and ends say nothing
        }
      }
    }
    return urls;
  }

  private static SettingsException mistake(Path container, String what) {
    return new SettingsException(List.of(new Problem(container.toString(), "file", what)));
  }
}
