package org.postern.qmail.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.james.filesystem.api.FileSystem;
import org.jspecify.annotations.Nullable;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.SettingsException;
import org.postern.qmail.chain.ConfigurationFiles;

/** Where a mailetcontainer.xml keeps its archive. */
final class ArchivePlaces {
  private ArchivePlaces() {}

  /**
   * Returns the folder.
   *
   * @param conf the folder with the configuration
   * @throws SettingsException if there is none, there are several, or the file cannot be read
   */
  static Path in(Path conf) throws SettingsException {
    Path container = conf.resolve(Configuration.CONTAINER);
    Set<String> folders;
    try (InputStream in = Files.newInputStream(container)) {
      folders = all(in);
    } catch (IOException e) {
      throw mistake(container, "cannot be read: " + MessageFiles.reason(e));
    } catch (XMLStreamException e) {
      throw mistake(container, "is not well-formed; postern check says where");
    }
    if (folders.size() != 1) {
      throw mistake(
          container,
          folders.isEmpty()
              ? "has no mailet Archive with a folder; say with --archive where one is"
              : "has several, "
                  + String.join(" and ", folders)
                  + "; say with --archive which one is meant");
    }
    String folder = folders.iterator().next();
    try {
      return new ConfigurationFiles(conf).getFile(FileSystem.FILE_PROTOCOL + folder).toPath();
    } catch (FileNotFoundException e) {
      throw mistake(container, "\"" + folder + "\" is not a path: " + e.getMessage());
    }
  }

  private static Set<String> all(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    Set<String> folders = new TreeSet<>();
    boolean within = false;
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        if (name.equals("mailet")) {
          within = isArchive(reader.getAttributeValue(null, "class"));
        } else if (within && name.equals("folder")) {
          folders.add(reader.getElementText().strip());
        }
      }
    }
    return folders;
  }

  private static boolean isArchive(@Nullable String written) {
    return written != null && (written.equals("Archive") || written.endsWith(".Archive"));
  }

  private static SettingsException mistake(Path container, String what) {
    return new SettingsException(List.of(new Problem(container.toString(), "archive", what)));
  }
}
