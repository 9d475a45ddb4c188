package org.postern.qmail.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * What lies in a folder, by name, so many entries at a time: a folder of a million files takes no
 * more memory than one of ten thousand.
 */
final class OpenFolder implements Closeable {
  private final Path path;
  private final DirectoryStream<Path> stream;
  private final Iterator<Path> entries;
  private final boolean maildir;
  private final int most;

  /**
   * @param most entries at a time
   * @throws IOException if it cannot be opened
   */
  OpenFolder(Path folder, int most) throws IOException {
    this.path = folder;
    this.stream = Files.newDirectoryStream(folder);
    this.entries = stream.iterator();
    this.maildir =
        Files.isDirectory(folder.resolve("cur")) && Files.isDirectory(folder.resolve("new"));
    this.most = most;
  }

  Path path() {
    return path;
  }

  /** Returns whether it is a folder of folders of delivered messages. */
  boolean isMaildir() {
    return maildir;
  }

  /** Returns the next entries by name; none at the end. */
  List<Path> next() throws IOException {
    List<Path> batch = new ArrayList<>();
    try {
      while (batch.size() < most && entries.hasNext()) {
        batch.add(entries.next());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(batch);
    return batch;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
