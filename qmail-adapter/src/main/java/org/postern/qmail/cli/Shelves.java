package org.postern.qmail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.james.filesystem.api.FileSystem;
import org.postern.inspection.settings.SettingsException;
import org.postern.inspection.text.OneLine;
import org.postern.qmail.chain.ConfigurationFiles;
import org.postern.repository.Kept;
import org.postern.repository.Shelf;

/**
 * All maildirs in which a configuration keeps held mail.
 *
 * @param each those that are there
 */
record Shelves(List<Shelf> each) {
  private static final int CANDIDATES = 5;

  Shelves {
    each = List.copyOf(each);
  }

  /** Finds them. One that nothing was ever kept in is left out. */
  static Shelves of(Path conf) throws SettingsException, IOException {
    FileSystem files = new ConfigurationFiles(conf);
    List<Shelf> shelves = new ArrayList<>();
    for (String url : MaildirUrls.in(conf.resolve(Configuration.CONTAINER))) {
      String place = url.substring(MaildirUrls.PROTOCOL.length());
      Path root = files.getFile(FileSystem.FILE_PROTOCOL + place).toPath();
      if (Files.isDirectory(root.resolve("new"))) {
        shelves.add(Shelf.at(root));
      }
    }
    return new Shelves(shelves);
  }

  /**
   * Returns the message that an id, or the beginning of one, names.
   *
   * @throws IOException if there is none, or more than one
   */
  Kept one(String id) throws IOException {
    List<Kept> found = new ArrayList<>();
    for (Shelf shelf : each) {
      for (String name : shelf.named(id, CANDIDATES)) {
        shelf.find(name).ifPresent(found::add);
      }
    }
    String shown = OneLine.value(id, 160);
    if (found.isEmpty()) {
      throw new IOException(shown + " is not held here; postern quarantine list says what is");
    }
    if (found.size() > 1) {
      throw new IOException(
          shown
              + " is the beginning of more than one: "
              + found.stream()
                  .limit(CANDIDATES)
                  .map(kept -> kept.id() + " in " + name(kept.shelf()))
                  .collect(Collectors.joining(", "))
              + "; write more of it, or name the folder with --in");
    }
    return found.getFirst();
  }

  /** Returns the short name of a maildir: that of its folder. */
  static String name(Shelf shelf) {
    return OneLine.of(String.valueOf(shelf.root().getFileName()), 100);
  }
}
