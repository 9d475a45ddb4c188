package org.postern.mailets;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.james.filesystem.api.FileSystem;

/** The files of a server that lives in one folder. */
record FolderFiles(Path home) implements FileSystem {
  @Override
  public InputStream getResource(String url) throws IOException {
    return new FileInputStream(getFile(url));
  }

  @Override
  public File getFile(String url) throws FileNotFoundException {
    return home.resolve(url.replace(FILE_PROTOCOL, "")).toFile();
  }

  @Override
  public File getBasedir() {
    return home.toFile();
  }
}
