package org.postern.qmail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.james.filesystem.api.FileSystem;
import org.postern.qmail.chain.ConfigurationFiles;

/** The files that the mailets {@code Report} of a configuration write. */
final class ReportFiles {
  private ReportFiles() {}

  /**
   * Returns them, each once; none if reports go elsewhere.
   *
   * @throws IOException if the configuration cannot be read
   */
  static List<Path> in(Path folder) throws IOException {
    Set<String> written = new TreeSet<>();
    try (InputStream in = Files.newInputStream(folder.resolve(Configuration.CONTAINER))) {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      boolean inReport = false;
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (reader.getLocalName().equals("mailet")) {
          String name = String.valueOf(reader.getAttributeValue(null, "class"));
          inReport = name.equals("Report") || name.endsWith(".Report");
        } else if (inReport && reader.getLocalName().equals("file")) {
          written.add(reader.getElementText().strip());
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("mailetcontainer.xml is not well-formed; postern check says where", e);
    }
    FileSystem files = new ConfigurationFiles(folder);
    List<Path> paths = new ArrayList<>();
    for (String url : written) {
      String full = url.startsWith(FileSystem.FILE_PROTOCOL) ? url : FileSystem.FILE_PROTOCOL + url;
      paths.add(files.getFile(full).toPath());
    }
    return paths;
  }
}
