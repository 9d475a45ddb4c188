package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;

/** Which policy a mailetcontainer.xml applies, Qmail-Scanner's own files beside it left aside. */
final class PolicyUrl {
  /** What ApplyPolicy reads where nothing is written. */
  private static final String DEFAULT = "file://conf/policy.xml";

  private PolicyUrl() {}

  /**
   * Returns the URL, as it stands there.
   *
   * @throws SettingsException if there is none, there are several, or the file cannot be read
   */
  static String in(Path container) throws SettingsException {
    Set<String> urls;
    try (InputStream in = Files.newInputStream(container)) {
      urls = all(in);
    } catch (IOException e) {
      throw mistake(container, "cannot be read: " + MessageFiles.reason(e));
    } catch (XMLStreamException e) {
      throw mistake(container, "is not well-formed; postern check says where");
    }
    if (urls.size() != 1) {
      throw mistake(
          container,
          urls.isEmpty()
              ? "applies no policy, so no other could change anything; write a mailet ApplyPolicy"
              : "applies "
                  + String.join(" and ", urls)
                  + ", and only one can be exchanged; put the rules into one file");
    }
    return urls.iterator().next();
  }

  private static Set<String> all(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    Set<String> urls = new TreeSet<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals("mailet")
          && isApplyPolicy(reader.getAttributeValue(null, "class"))) {
        Stream.of(policy(reader).split(","))
            .map(String::strip)
            .filter(url -> !url.endsWith(".txt"))
            .forEach(urls::add);
      }
    }
    return urls;
  }

  private static boolean isApplyPolicy(@org.jspecify.annotations.Nullable String written) {
    return written != null && (written.equals("ApplyPolicy") || written.endsWith(".ApplyPolicy"));
  }

  /** Reads to the end of the mailet. */
  private static String policy(XMLStreamReader reader) throws XMLStreamException {
    String url = DEFAULT;
    int event = reader.next();
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        String text = reader.getElementText().strip();
        url = name.equals("policy") ? text : url;
      }
      event = reader.next();
    }
    return url;
  }

  private static SettingsException mistake(Path container, String what) {
    return new SettingsException(List.of(new Problem(container.toString(), "policy", what)));
  }
}
